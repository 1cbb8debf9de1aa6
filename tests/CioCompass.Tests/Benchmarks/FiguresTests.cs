using CioCompass.Benchmarks;
using CioCompass.Benchmarks.Soak;

namespace CioCompass.Tests.Benchmarks;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(50, 50)]
    [InlineData(95, 95)]
    [InlineData(100, 100)]
    public void A_percentile_is_the_nearest_rank(int percent, double expected)
    {
        var latencies = new Latencies();
        foreach (var value in Enumerable.Range(1, 100).Reverse())
        {
            latencies.Add(TimeSpan.FromMilliseconds(value));
        }

        Assert.Equal(expected, latencies.Percentile(percent));
    }

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two() => Assert.Equal(2.5, Figures.Median([4, 1, 3, 2]));

    [Fact]
    public void The_slope_is_that_of_the_line_through_the_points() => Assert.Equal(2, Figures.Slope([(0, 1), (1, 3), (3, 7)]), 9);

    [Fact]
    public void Points_above_each_other_have_no_slope() => Assert.Equal(0, Figures.Slope([(1, 1), (1, 5)]));

    [Theory]
    [InlineData(108, true)]
    [InlineData(112, false)]
    [InlineData(50, true)]
    public void A_figure_is_flat_when_its_second_half_is_hardly_more_than_its_first(double second, bool flat) =>
        Assert.Equal(flat, Verdict.Of("heap", [(0, 100), (1, 100), (2, second), (3, second)], slack: 0.1, least: 5).Flat);
}
