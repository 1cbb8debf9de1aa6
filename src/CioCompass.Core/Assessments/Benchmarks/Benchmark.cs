namespace CioCompass.Core.Assessments.Benchmarks;

/// <summary>
/// Standing of other organisations: the middle of them and its spread, never one of them. Order statistics and not a mean with extremes: a minimum or
/// a maximum is somebody's score, and a mean gives away a newcomer's by how far it moves.
/// </summary>
/// <param name="Organisations">How many, <see cref="MinimumOrganisations"/> or more.</param>
/// <param name="LowerQuartile">1..5; a quarter of them stand at or below it.</param>
/// <param name="Median">1..5.</param>
/// <param name="UpperQuartile">1..5; a quarter of them stand at or above it.</param>
public sealed record Benchmark(int Organisations, double LowerQuartile, double Median, double UpperQuartile)
{
    /// <summary>Fewer are not shown: one could be told from the others.</summary>
    public const int MinimumOrganisations = 5;

    /// <returns>Null for fewer than <see cref="MinimumOrganisations"/> scores.</returns>
    public static Benchmark? Of(IEnumerable<double> scores)
    {
        double[] sorted = [.. scores.Order()];
        return sorted.Length < MinimumOrganisations
            ? null
            : new Benchmark(sorted.Length, Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    /// <summary>
    /// Type 7 of Hyndman and Fan 1996, "Sample Quantiles in Statistical Packages": linear between the two neighbours of
    /// (n − 1) p, as spreadsheets and R do it by default.
    /// </summary>
    private static double Quantile(double[] sorted, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
