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
    [InlineData(2.96, 3.04, "Acme stands at 3.0, as in March 2024")]
    [InlineData(null, 3.0, "Acme over the years")]
    public void The_title_is_the_finding(double? before, double? now, string title) =>
        Assert.Equal(title, TrendSentences.Title(Trend([before, now], null)));

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

    private static TrendView Trend(double?[] scores, Benchmark? others) => new(
        Guid.NewGuid(), "Acme", 1, false,
        [.. scores.Index().Select(s => new AssessmentHead(Guid.NewGuid(), "Held", new DateOnly(2024 + s.Index, 3, 1), AssessmentStatus.Completed))],
        [new TrendLine(null, [.. scores.Select(s => new TrendPoint(s, s, s))], others)]);
}
