using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Components.Charts;
using CioCompass.Web.Features.Assessments.Results.Compass;

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
        Assert.Equal("11 of 12 questions answered: 9 with a level, 1 “don’t know”, 1 “not applicable”", own.Find(".own-progress p").TextContent);
        Assert.Contains("scores 2.5", own.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.NotNull(own.Find(".tag-sample"));
    }

    [Fact]
    public async Task The_small_compass_names_its_themes_and_its_caption_tells_a_range_from_a_score()
    {
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".own-card");

        Assert.Equal(4, own.FindAll(".own-card .radar-label .radar-name").Select(n => n.TextContent).Distinct().Count());
        Assert.NotEmpty(own.FindAll(".own-card .rose-band"));
        Assert.Contains("hatched as far as open questions could take it", own.Find(".own-key p").TextContent);
        Assert.NotEmpty(own.FindAll(".own-key .key-range"));
    }

    [Fact]
    public void Without_a_range_the_caption_says_that_points_reach_as_far_as_the_score()
    {
        RadarPoint whole = new("a", "A", 3, 3, 3, null, null), range = new("b", "B", 3, 2, 4, null, null);

        Assert.Equal(ResultStrings.CompassNote, CompassFigure.NoteOf([whole]));
        Assert.Equal(ResultStrings.CompassNoteRange, CompassFigure.NoteOf([whole, range]));
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
