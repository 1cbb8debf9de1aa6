using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Assessments.Trends;

public sealed class TrendSentencesTests : IDisposable
{
    private readonly InCulture english = new("en");

    public void Dispose() => english.Dispose();

    [Theory]
    [InlineData(2.1, 3.0, "Acme rose from 2.1 to 3.0 since March 2024")]
    [InlineData(3.0, 2.1, "Acme fell from 3.0 to 2.1 since March 2024")]
    [InlineData(2.96, 3.04, "Acme scores 3.0, as in March 2024")]
    [InlineData(null, 3.0, "Acme over the years")]
    public void The_title_is_the_finding(double? before, double? now, string title) =>
        Assert.Equal(title, TrendSentences.Title(Trend([before, now], null)));

    [Fact]
    public void It_speaks_of_the_assessment_that_the_results_are_compared_with_and_of_no_other()
    {
        // 3.0, then 2.0, which the latest was copied from: the results say "up 1.1", and this must not say "rose from 3.0".
        var trend = Trend([3.0, 2.0, 3.1], null) with { ComparedWith = 1 };

        Assert.Equal("Acme rose from 2.0 to 3.1 since March 2025", TrendSentences.Title(trend));
        Assert.Equal("Acme over the years", TrendSentences.Title(trend with { ComparedWith = null }));
    }

    [Fact]
    public void A_score_that_was_only_carried_over_is_in_no_sentence()
    {
        var trend = Trend([3.0, null], null);
        trend = trend with { Lines = [trend.Overall() with { Points = [trend.Overall().Points[0], new TrendPoint(null, 1, 5, 3.0)] }] };

        Assert.Equal("Acme over the years", TrendSentences.Title(trend));
        Assert.Equal("Overall: 3.0 in March 2024.", TrendSentences.Line(trend, trend.Overall(), "Overall"));
    }

    [Fact]
    public void A_line_names_every_score_with_its_month_and_the_others()
    {
        var trend = Trend([2.1, null, 3.0], new Benchmark(7, 2.3, 2.7, 3.1));

        Assert.Equal(
            "Overall: 2.1 in March 2024, 3.0 in March 2026. 7 other organisations: median 2.7, middle half 2.3–3.1.",
            TrendSentences.Line(trend, trend.Overall(), "Overall"));
    }

    [Theory]
    [InlineData(3.2, "Above the middle half of the others")]
    [InlineData(3.1, "Within the middle half of the others")]
    [InlineData(2.3, "Within the middle half of the others")]
    [InlineData(2.2, "Below the middle half of the others")]
    [InlineData(null, null)]
    public void The_place_among_the_others_is_by_the_scores_as_they_are_printed(double? now, string? place) =>
        Assert.Equal(place, TrendSentences.Place(Trend([2, now], new Benchmark(5, 2.3, 2.7, 3.1)).Overall()));

    [Fact]
    public void Without_others_there_is_no_place_among_them() => Assert.Null(TrendSentences.Place(Trend([2, 3], null).Overall()));

    [Theory]
    [InlineData(2.0, 2.5, 3.0, 2.9, 3.5, 4.0, "Acme: 2.5 in March 2024, 3.5 in March 2025")]
    [InlineData(2.0, 2.5, 3.0, 3.1, 3.5, 4.0, "Acme rose from 2.5 to 3.5 since March 2024")]
    [InlineData(3.1, 3.5, 4.0, 2.0, 2.5, 3.0, "Acme fell from 3.5 to 2.5 since March 2024")]
    [InlineData(2.5, 3.0, 3.5, 3.0, 3.0, 3.0, "Acme: 3.0 in March 2024, 3.0 in March 2025")]
    public void A_rise_or_a_fall_is_only_claimed_where_the_ranges_do_not_overlap(
        double low, double mean, double high, double lowNow, double meanNow, double highNow, string title) =>
        Assert.Equal(title, TrendSentences.Title(Ranges([new(mean, low, high), new(meanNow, lowNow, highNow)], null)));

    [Theory]
    [InlineData(3.2, 4.0, "Above the middle half of the others")]
    [InlineData(3.1, 4.0, "Place among the others not known yet")]
    [InlineData(2.3, 3.1, "Within the middle half of the others")]
    [InlineData(1.0, 5.0, "Place among the others not known yet")]
    [InlineData(1.0, 2.2, "Below the middle half of the others")]
    public void The_place_among_the_others_is_only_claimed_for_the_whole_range(double low, double high, string place) =>
        Assert.Equal(place, TrendSentences.Place(Ranges([null, new((low + high) / 2, low, high)], new Benchmark(5, 2.3, 2.7, 3.1)).Overall()));

    private static TrendView Ranges(TrendPoint?[] points, Benchmark? others)
    {
        var trend = Trend([.. points.Select(p => p?.Mean)], others);
        return trend with { Lines = [new TrendLine(null, points, others)] };
    }

    private static TrendView Trend(double?[] scores, Benchmark? others) => new(
        Guid.NewGuid(), "Acme", 1, false,
        [.. scores.Index().Select(s => new AssessmentHead(Guid.NewGuid(), "Held", new DateOnly(2024 + s.Index, 3, 1), AssessmentStatus.Completed))],
        [new TrendLine(null, [.. scores.Select(s => new TrendPoint(s, s, s))], others)])
    {
        ComparedWith = 0,
    };
}
