namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// The middle of ordered answers. With an even number of them there are two middles, which need not be equal: levels are ordinal, so
/// "between 2 and 4" is said rather than 3.
/// </summary>
public readonly record struct OrdinalMedian(int Lower, int Upper)
{
    /// <param name="counts">Values with how often each was given, in any order.</param>
    /// <returns>Null where nothing was given.</returns>
    public static OrdinalMedian? Of(IEnumerable<(int Value, int Count)> counts)
    {
        var ordered = counts.Where(c => c.Count > 0).OrderBy(c => c.Value).ToList();
        var total = ordered.Sum(c => c.Count);
        return total == 0 ? null : new OrdinalMedian(At((total - 1) / 2), At(total / 2));

        int At(int index)
        {
            foreach (var (value, count) in ordered)
            {
                if (index < count)
                {
                    return value;
                }

                index -= count;
            }

            throw new InvalidOperationException("The index lies within the total.");
        }
    }
}
