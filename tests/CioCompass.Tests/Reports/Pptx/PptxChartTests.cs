namespace CioCompass.Tests.Reports.Pptx;

/// <summary>The charts are the product's numbers, and can be edited.</summary>
public sealed class PptxChartTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task Every_charts_workbook_holds_exactly_what_the_chart_shows()
    {
        var report = await example.ReadAsync();

        using var plain = WrittenDeck.Of(report);
        using var hostile = WrittenDeck.Of(ReportVariants.Hostile(report, 0));

        foreach (var chart in plain.Charts.Concat(hostile.Charts))
        {
            Assert.NotEmpty(chart.Cached);
            Assert.Equal(chart.Cells.OrderBy(c => c.Key, StringComparer.Ordinal), chart.Cached.OrderBy(c => c.Key, StringComparer.Ordinal));
            Assert.False(chart.HasFormulas);
        }
    }

    [Fact]
    public async Task The_compass_is_a_radar_of_the_themes_now_their_targets_and_before()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report);

        var radar = Assert.Single(deck.Charts, c => c.IsRadar);
        Assert.Equal(report.Themes.Select(t => t.Name), radar.Categories);
        Assert.Equal(["Now", "Target", "Previous"], radar.Series.Keys);
        Assert.Equal(report.Themes.Select(t => t.Result.Standing.Now.Mean), radar.Series["Now"]);
        Assert.Equal(report.Themes.Select(t => t.Result.Standing.Previous!.Mean), radar.Series["Previous"]);
    }

    [Fact]
    public async Task A_question_without_a_level_has_no_bar_and_says_why()
    {
        using var deck = WrittenDeck.Of(await example.ReadAsync());

        var slide = deck.Slides.Single(s => s.Title.StartsWith("Analytical and empathic", StringComparison.Ordinal));
        Assert.Equal([null, 3, null], slide.Chart!.Series["Now"]);
        Assert.EndsWith("(not applicable)", slide.Chart.Categories[0], StringComparison.Ordinal);
        Assert.EndsWith("(not answered)", slide.Chart.Categories[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Sheet1!B2", slide.Chart.Cells.Keys);
    }

    [Fact]
    public async Task Both_votes_on_a_question_stand_side_by_side_and_can_be_told_apart_without_colour()
    {
        using var deck = WrittenDeck.Of(await example.ReadAsync());

        var chart = deck.Slides.Single(s => s.Title.StartsWith("Question 1 settled", StringComparison.Ordinal)).Chart!;
        Assert.Equal([[1, 1, 1, 1, 1, 0], [0, 1, 3, 1, 0, 0]], chart.Series.Values.Select(v => v.Select(n => (int)n!.Value)));
        Assert.Equal(("1 Initial", "Don’t know"), (chart.Categories[0], chart.Categories[5]));
        Assert.Contains("pattFill", chart.Looks[0], StringComparison.Ordinal);
        Assert.Contains("solidFill", chart.Looks[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_stands_on_the_axis_from_0_to_100_with_the_rooms_position_and_guess()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report);

        var figure = report.Statistics.Single(f => f.Key == ReportExample.Statistic);
        var chart = deck.Slides.Single(s => s.Title == figure.Headline).Chart!;
        Assert.Equal([80, 60, 60], chart.Series.Values.Single());
        Assert.All(deck.Charts, c => Assert.Equal(0, c.AxisFrom));
    }
}
