namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// Agreement on an ordinal scale, by the consensus measure of W. J. Tastle and M. J. Wierman, "Consensus and dissention: A measure of
/// ordinal dispersion", International Journal of Approximate Reasoning 45 (2007) 531–545, https://doi.org/10.1016/j.ijar.2006.06.024:
/// Cns(X) = 1 + Σ p_i · log2(1 − |X_i − μ| / d), with μ the mean and d the width of the scale (4 for levels 1 to 5).
/// </summary>
public static class Consensus
{
    /// <param name="counts">Ballots per level, for all levels of the scale in order; at least two levels.</param>
    /// <returns>1 when all chose one level, 0 when half chose the lowest and half the highest; null without ballots.</returns>
    public static double? Of(IReadOnlyList<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.Count, 2);
        var total = counts.Sum();
        if (total == 0)
        {
            return null;
        }

        double width = counts.Count - 1;
        var mean = counts.Select((count, level) => (double)count * level).Sum() / total;
        var sum = counts
            .Select((count, level) => count == 0 ? 0 : (double)count / total * Math.Log2(1 - (Math.Abs(level - mean) / width)))
            .Sum();

        // Rounding can leave the range by the last bit.
        return Math.Clamp(1 + sum, 0, 1);
    }
}
