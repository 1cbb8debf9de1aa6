using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Results;

namespace CioCompass.Tests.Assessments.Results;

public sealed class OwnCompassTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync()
    {
        english.Dispose();
        return database.DisposeAsync();
    }

    [Fact]
    public void A_visitor_sees_nothing_of_it()
    {
        using var bunit = ReaderContext.For(database, reader: null);

        Assert.Equal("", bunit.Render<OwnCompass>().Markup.Trim());
    }

    [Fact]
    public async Task A_reader_without_assessments_is_shown_the_way_to_the_list()
    {
        using var bunit = ReaderContext.For(database, await database.AddPersonAsync("Carla", Role.Consultant));

        Assert.Equal("/assessments", bunit.Render<OwnCompass>().WaitForElement("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_consultant_sees_the_latest_compass_with_its_progress_and_resumes_from_it()
    {
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var sample = await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".own-card");

        Assert.Equal(
            [$"/assessments/{sample.AssessmentId}/results", $"/assessments/{sample.AssessmentId}"],
            own.FindAll(".own-card a.btn").Select(a => a.GetAttribute("href")));
        Assert.Equal("Resume answering", own.FindAll(".own-card a.btn")[1].TextContent);
        Assert.Equal("11 of 12 questions answered", own.Find(".own-progress p").TextContent);
        Assert.Contains("stands at 2.5", own.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.NotNull(own.Find(".tag-sample"));
    }

    [Fact]
    public async Task A_cio_reads_and_does_not_resume()
    {
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant with { Role = Role.Cio });

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".own-card");

        Assert.Equal("Read the answers", own.FindAll(".own-card a.btn")[1].TextContent);
    }

    [Fact]
    public async Task The_card_says_how_many_actions_are_open_and_how_many_overdue()
    {
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant);

        var links = bunit.Render<OwnCompass>().WaitForElements(".own-actions a");

        Assert.Equal(["Open actions: 2", "⚠ 1 overdue"], links.Select(l => l.TextContent));
        Assert.All(links, l => Assert.StartsWith("/actions?organisation=", l.GetAttribute("href")));
        Assert.EndsWith("&status=overdue", links[1].GetAttribute("href"));
    }
}
