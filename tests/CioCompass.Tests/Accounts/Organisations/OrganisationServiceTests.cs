using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Accounts.Organisations;

public sealed class OrganisationServiceTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OrganisationService Service => database.Get<OrganisationService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Only_an_administrator_manages_organisations_and_the_others_tries_are_recorded(Role role)
    {
        var other = await database.AddPersonAsync("Bram", role);
        var organisation = await database.AddOrganisationAsync("Dijle", other);

        Assert.Equal(OrganisationOutcome.NotAllowed, await Service.CreateAsync(Guid.NewGuid(), "Leie", other, Cancel));
        Assert.Equal(OrganisationOutcome.NotAllowed, await Service.RenameAsync(organisation.Id, "Leie", other, Cancel));
        Assert.Equal(OrganisationOutcome.NotAllowed, await Service.DeleteAsync(organisation.Id, other, Cancel));

        Assert.Equal(["Dijle"], await NamesAsync(other));
        await using var db = database.Open();
        var refused = await db.AuditEntries.OrderBy(e => e.Id).Select(e => new { e.Action, e.SubjectId, e.Detail }).ToListAsync(Cancel);
        Assert.All(refused, e => Assert.Equal(AuditAction.AccessRefused, e.Action));
        Assert.Equal([null, organisation.Id, organisation.Id], refused.Select(e => e.SubjectId));
        Assert.Equal(["add organisation", "rename organisation", "delete organisation"], refused.Select(e => e.Detail));
    }

    [Fact]
    public async Task Everybody_reads_their_own_an_administrator_all()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        await database.AddOrganisationAsync("Dijle", bram);
        await database.AddOrganisationAsync("Leie");

        Assert.Equal(["Dijle"], await NamesAsync(bram));
        Assert.Equal(["Dijle", "Leie"], await NamesAsync(administrator));
    }

    [Theory]
    [InlineData("", OrganisationOutcome.NameInvalid)]
    [InlineData(" \t\n ", OrganisationOutcome.NameInvalid)]
    [InlineData("  Dijle ", OrganisationOutcome.NameTaken)]
    [InlineData("Leie\u0000", OrganisationOutcome.Done)]
    public async Task A_name_is_there_is_free_and_is_cleaned(string name, OrganisationOutcome expected)
    {
        await database.AddOrganisationAsync("Dijle");

        Assert.Equal(expected, await Service.CreateAsync(Guid.NewGuid(), name, administrator, Cancel));

        Assert.Equal(expected == OrganisationOutcome.Done ? ["Dijle", "Leie"] : ["Dijle"], await NamesAsync(administrator));
    }

    [Theory]
    [InlineData("Cr\u00e8me Br\u00fbl\u00e9e BV", "Cre\u0300me Bru\u0302le\u0301e BV")]
    [InlineData("Cre\u0300me Bru\u0302le\u0301e BV", "Cr\u00e8me Br\u00fbl\u00e9e BV")]
    public async Task A_name_with_its_accents_apart_is_the_same_name_as_one_with_them_composed(string existing, string name)
    {
        await database.AddOrganisationAsync(existing);

        Assert.Equal(OrganisationOutcome.NameTaken, await Service.CreateAsync(Guid.NewGuid(), name, administrator, Cancel));
    }

    [Fact]
    public async Task A_name_of_more_than_two_hundred_characters_is_refused() => Assert.Equal(
        OrganisationOutcome.NameInvalid, await Service.CreateAsync(Guid.NewGuid(), new string('x', Organisation.NameMaxLength + 1), administrator, Cancel));

    [Fact]
    public async Task A_deleted_organisation_is_gone_for_everybody_and_its_name_is_free()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Dijle", bram);

        Assert.Equal(OrganisationOutcome.Done, await Service.DeleteAsync(organisation.Id, administrator, Cancel));

        Assert.Empty(await NamesAsync(bram));
        Assert.Equal(OrganisationOutcome.NotFound, await Service.RenameAsync(organisation.Id, "Leie", administrator, Cancel));
        Assert.Equal(OrganisationOutcome.Done, await Service.CreateAsync(Guid.NewGuid(), "Dijle", administrator, Cancel));
    }

    [Fact]
    public async Task Whoever_is_disabled_sees_nothing_from_the_next_query_on()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        await database.AddOrganisationAsync("Dijle", bram);
        Assert.Single(await NamesAsync(bram));

        Assert.Equal(PeopleOutcome.Done, await database.Get<PeopleService>().SetDisabledAsync(bram.UserId, true, administrator, Cancel));

        Assert.Empty(await NamesAsync(bram));
    }

    private async Task<IEnumerable<string>> NamesAsync(Actor actor) => (await Service.NamesAsync(actor, Cancel)).Select(o => o.Name);
}
