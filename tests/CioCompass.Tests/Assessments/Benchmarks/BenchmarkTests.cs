using CioCompass.Core.Assessments.Benchmarks;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Benchmarks;

public sealed class BenchmarkTests
{
    [Fact]
    public void Four_organisations_are_no_benchmark_and_five_are_one()
    {
        Assert.Null(Benchmark.Of([1, 2, 3, 4]));
        Assert.Equal(new Benchmark(5, 2, 3, 4), Benchmark.Of([5, 4, 3, 2, 1]));
    }

    /// <summary>The values of R: <c>quantile(c(1, 1.5, 2, 3, 4.5, 5))</c>.</summary>
    [Fact]
    public void Quartiles_between_two_organisations_are_interpolated() =>
        Assert.Equal(new Benchmark(6, 1.625, 2.5, 4.125), Benchmark.Of([1, 1.5, 2, 3, 4.5, 5]));

    [Property]
    public bool Quartiles_are_in_order_and_within_the_scores(byte[] levels)
    {
        double[] scores = [.. levels.Select(l => 1 + (l % 5))];
        return Benchmark.Of(scores) is not { } benchmark
            ? scores.Length < Benchmark.MinimumOrganisations
            : scores.Min() <= benchmark.LowerQuartile && benchmark.LowerQuartile <= benchmark.Median
                && benchmark.Median <= benchmark.UpperQuartile && benchmark.UpperQuartile <= scores.Max();
    }
}
