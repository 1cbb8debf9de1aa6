namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// The widest split of a room: the cut between two neighbouring levels that separates its two camps best, which is where the variance
/// between the camps, n₁ · n₂ · (mean₂ − mean₁)², is greatest (the criterion of N. Otsu, "A threshold selection method from gray-level
/// histograms", IEEE Transactions on Systems, Man, and Cybernetics 9 (1979) 62–66). One outlier does not make a camp.
/// </summary>
/// <param name="Lower">The camp of the lower levels.</param>
/// <param name="Upper">The camp of the higher levels.</param>
public sealed record Split(Camp Lower, Camp Upper)
{
    /// <summary>Levels between the means of the camps; above 0 and at most the width of the scale.</summary>
    public double Gap => Upper.Mean - Lower.Mean;

    /// <param name="counts">Ballots per level, level 1 first.</param>
    /// <returns>Null when fewer than two levels were chosen; of equally good cuts the lowest.</returns>
    public static Split? Widest(IReadOnlyList<int> counts)
    {
        Split? widest = null;
        foreach (var level in Enumerable.Range(1, counts.Count - 1))
        {
            var lower = Camp.Of(counts, 1, level);
            var upper = Camp.Of(counts, level + 1, counts.Count);
            if (lower.Count > 0 && upper.Count > 0)
            {
                var split = new Split(lower, upper);
                if (widest is null || split.Separation > widest.Separation + Tolerance)
                {
                    widest = split;
                }
            }
        }

        return widest;
    }

    /// <summary>Relative to whole ballots and levels, so that equal cuts are not told apart by rounding.</summary>
    private const double Tolerance = 1e-9;

    private double Separation => (double)Lower.Count * Upper.Count * Gap * Gap;
}

/// <param name="Levels">Those that were voted, in ascending order.</param>
/// <param name="Count">Votes for them.</param>
/// <param name="Mean">Of the votes; 0 where there is none.</param>
public sealed record Camp(IReadOnlyList<int> Levels, int Count, double Mean)
{
    internal static Camp Of(IReadOnlyList<int> counts, int from, int to)
    {
        var levels = Enumerable.Range(from, to - from + 1).Where(l => counts[l - 1] > 0).ToList();
        var count = levels.Sum(l => counts[l - 1]);
        return new Camp(levels, count, count == 0 ? 0 : levels.Sum(l => (double)l * counts[l - 1]) / count);
    }
}
