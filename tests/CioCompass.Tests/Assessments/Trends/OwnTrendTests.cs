using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Assessments.Results.Compass;
using CioCompass.Web.Features.Assessments.Trends;

namespace CioCompass.Tests.Assessments.Trends;

public sealed class OwnTrendTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private TestDatabase database = null!;
    private Actor consultant = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        english.Dispose();
        return database.DisposeAsync();
    }

    [Fact]
    public void The_dashboard_shows_the_trend_of_the_organisation_with_the_latest_assessment()
    {
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".trend .trend-chart");
        var trend = own.Find(".trend");

        Assert.Contains(" in February 2025, ", trend.QuerySelector("h2")!.TextContent);
        Assert.Equal(5, trend.QuerySelectorAll(".trend-chart").Length);
        Assert.Contains("at least five others", trend.TextContent);
        Assert.Empty(trend.QuerySelectorAll(".trend-others"));
    }

    [Fact]
    public async Task Six_other_organisations_are_a_band_and_rows_of_the_table_without_a_name()
    {
        await AddOthersAsync(6);
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".trend .trend-chart");
        var trend = own.Find(".trend");

        Assert.Equal(3, trend.QuerySelectorAll("tfoot tr").Length);
        Assert.NotNull(trend.QuerySelector("rect.trend-others"));
        Assert.Contains("6 other organisations: median 3.0", trend.QuerySelector(".trend-overall svg")!.GetAttribute("aria-label"));
        Assert.DoesNotContain("Rival", trend.TextContent);
    }

    [Fact]
    public void The_first_and_the_last_number_stand_beside_their_points_where_no_bar_of_a_range_is()
    {
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>();
        own.WaitForElement(".trend .trend-chart");
        var overall = own.Find(".trend-overall");

        Assert.Equal(
            [("18%", "-11", "0.35em"), ("86%", "11", "0.35em")],
            overall.QuerySelectorAll(".trend-value").Select(t => (t.GetAttribute("x"), t.GetAttribute("dx"), t.GetAttribute("dy"))));
        Assert.Equal("2", overall.GetAttribute("data-points"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7b2f7e0e-53a5-4cf4-8c52-5a3b5d1f6b10")]
    public void An_address_that_names_no_organisation_of_the_readers_is_told_so(string organisation)
    {
        using var bunit = ReaderContext.For(database, consultant);

        var own = bunit.Render<OwnCompass>(p => p.Add(o => o.Organisation, organisation));

        Assert.Contains("no such organisation", own.WaitForElement(".trend [role=status]").TextContent);
    }

    [Fact]
    public void A_visitor_who_asks_for_an_organisation_sees_nothing()
    {
        using var bunit = ReaderContext.For(database, reader: null);

        Assert.Equal("", bunit.Render<OwnCompass>(p => p.Add(o => o.Organisation, Guid.NewGuid().ToString())).Markup.Trim());
    }

    [Theory]
    [InlineData(1, 132)]
    [InlineData(3, 76)]
    [InlineData(5, 20)]
    public void A_higher_level_lies_higher(double level, double down) => Assert.Equal(down, TrendGeometry.Down(level));

    [Fact]
    public void Days_lie_in_proportion_and_years_between_them_are_marked()
    {
        var (first, last) = (new DateOnly(2024, 7, 1), new DateOnly(2026, 7, 1));

        Assert.Equal(18, TrendGeometry.Across(first, first, last));
        Assert.Equal(86, TrendGeometry.Across(last, first, last));
        Assert.Equal(52, TrendGeometry.Across(first, first, first));
        Assert.Equal([2025, 2026], TrendGeometry.Years(first, last).Select(y => y.Year));
    }

    private async Task AddOthersAsync(int count)
    {
        var set = await database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        var now = database.Clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < count; i++)
        {
            var rival = await database.AddOrganisationAsync($"Rival {i}");
            var assessment = new Assessment(rival.Id, set.Id, "Held", new DateOnly(2026, 1, 1), now);
            assessment.Respond(set.Questions.First().Id, new ResponseContent { Answer = Answer.Rated(3) }, "Rita", now);
            assessment.Complete(now);
            await using var db = database.Open();
            db.Assessments.Add(assessment);
            await db.SaveChangesAsync();
        }
    }
}
