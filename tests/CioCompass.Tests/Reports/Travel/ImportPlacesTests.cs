using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Which organisation a file goes to, and what its reader learns about those of others: nothing.</summary>
public sealed class ImportPlacesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_organisation_is_found_by_its_exact_name()
    {
        await using var example = await TravelExample.CreateAsync();
        var name = TravelExample.Read(example.File).Organisation.Name;
        var organisation = await example.Server.AddOrganisationAsync(name);

        var result = Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(example.Server, example.File, example.Administrator));

        await using var db = example.Server.Open();
        Assert.Equal(organisation.Id, (await db.Assessments.SingleAsync(a => a.Id == result.AssessmentId, Cancel)).OrganisationId);
    }

    /// <summary>A row of an earlier version may hold the letters with their accents apart.</summary>
    [Theory]
    [InlineData("Cre\u0300me BV", "Cr\u00e8me BV")]
    [InlineData("Cr\u00e8me BV", "Cre\u0300me \u202eBV")]
    public async Task The_name_is_compared_as_it_would_be_stored(string stored, string inFile)
    {
        await using var example = await TravelExample.CreateAsync();
        var organisation = await example.Server.AddOrganisationAsync(stored);
        var document = TravelExample.Read(example.File);
        var file = DocumentJson.Write(document with { Organisation = document.Organisation with { Name = inFile } });

        var result = Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(example.Server, file, example.Administrator));

        await using var db = example.Server.Open();
        Assert.Equal(organisation.Id, (await db.Assessments.SingleAsync(a => a.Id == result.AssessmentId, Cancel)).OrganisationId);
    }

    [Fact]
    public async Task An_unknown_organisation_is_asked_for_and_nothing_is_written_before_the_answer()
    {
        await using var example = await TravelExample.CreateAsync();
        await example.Server.AddOrganisationAsync("Another");
        var before = await TableCounts.ReadAsync(example.Server, except: "");

        var asked = Assert.IsType<ImportResult.WhichOrganisation>(
            await TravelExample.ImportAsync(example.Server, example.File, example.Administrator));

        Assert.Equal("Another", Assert.Single(asked.Choices).Name);
        Assert.Equal(before, await TableCounts.ReadAsync(example.Server, except: ""));
    }

    [Fact]
    public async Task A_consultant_who_makes_the_organisation_becomes_its_member()
    {
        await using var example = await TravelExample.CreateAsync();
        var consultant = await example.Server.AddPersonAsync("Carla", Role.Consultant);

        var result = await TravelExample.ImportAsync(example.Server, example.File, consultant, new ImportChoice(NewOrganisation: true));

        var imported = Assert.IsType<ImportResult.Imported>(result).AssessmentId;
        Assert.NotNull(await example.Server.Get<Core.Assessments.AssessmentService>().FindAsync(imported, consultant, Cancel));
    }

    [Fact]
    public async Task Somebody_elses_organisation_cannot_be_chosen()
    {
        await using var example = await TravelExample.CreateAsync();
        var theirs = await example.Server.AddOrganisationAsync("Theirs");
        var consultant = await example.Server.AddPersonAsync("Carla", Role.Consultant);

        Assert.IsType<ImportResult.WhichOrganisation>(
            await TravelExample.ImportAsync(example.Server, example.File, consultant, new ImportChoice(theirs.Id)));
    }

    [Fact]
    public async Task Whether_somebody_else_has_the_assessment_shows_in_nothing()
    {
        await using var example = await TravelExample.CreateAsync();
        var carla = await example.Server.AddPersonAsync("Carla", Role.Consultant);
        var dora = await example.Server.AddPersonAsync("Dora", Role.Consultant);
        var create = new ImportChoice(NewOrganisation: true);
        var id = TravelExample.Read(example.File).Assessment.Id;

        // Carla is the first with this file, Dora the second; neither sees the other's.
        Assert.IsType<ImportResult.WhichOrganisation>(await TravelExample.ImportAsync(example.Server, example.File, carla));
        var first = Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(example.Server, example.File, carla, create)).AssessmentId;
        Assert.IsType<ImportResult.WhichOrganisation>(await TravelExample.ImportAsync(example.Server, example.File, dora));
        var second = Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(example.Server, example.File, dora, create)).AssessmentId;

        // The address tells neither whether the file's id was free.
        Assert.DoesNotContain(id, (Guid[])[first, second]);
        Assert.Equal(new ImportResult.Unchanged(first), await TravelExample.ImportAsync(example.Server, example.File, carla));
        Assert.Equal(new ImportResult.Unchanged(second), await TravelExample.ImportAsync(example.Server, example.File, dora));
        Assert.Equal(id, TravelExample.Read(await TravelExample.ExportAsync(example.Server, second, dora)).Assessment.Id);
    }
}
