using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// Confidence of those who gave a level, never together with the level. Each range that anybody is in has at least the minimum count of people, as
/// have those who did not say; answers are told as one where that takes it.
/// </summary>
/// <param name="Ranges">Two or three, of which every answer is in one.</param>
/// <param name="Unsaid">Gave a level and did not say; 0, or at least the minimum count.</param>
public sealed record ConfidenceSpread(IReadOnlyList<ConfidenceRange> Ranges, int Unsaid)
{
    /// <summary>The finest, then those that keep the order, then the one that does not.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<(Confidence Least, Confidence Most)>> Partitions =
    [
        [(Confidence.Low, Confidence.Low), (Confidence.Medium, Confidence.Medium), (Confidence.High, Confidence.High)],
        [(Confidence.Low, Confidence.Medium), (Confidence.High, Confidence.High)],
        [(Confidence.Low, Confidence.Low), (Confidence.Medium, Confidence.High)],
        [(Confidence.Medium, Confidence.Medium), (Confidence.Low, Confidence.High)],
    ];

    /// <param name="counts">Ballots per level of those who may have said it.</param>
    /// <param name="said">As they are stored; wider than one answer where the file of an imported round told no more.</param>
    /// <returns>Null where none of it may be told.</returns>
    public static ConfidenceSpread? Of(IReadOnlyList<int> counts, IReadOnlyCollection<ConfidenceRange> said, int minimumCount)
    {
        var rated = counts.Sum();
        var unsaid = rated - said.Sum(s => s.Count);
        if (unsaid < 0 || IsFew(unsaid) || unsaid == rated)
        {
            return null;
        }

        var ranges = Partitions.Select(Merged).FirstOrDefault(p => p is not null && !p.Any(r => IsFew(r.Count) || IsBothAtTheirMost(r)));

        // Were all equally sure, the spread would say it of each single one of a level that few chose.
        return ranges is null || (ranges.Any(r => r.Count == rated) && counts.Any(IsFew)) ? null : new ConfidenceSpread(ranges, unsaid);

        bool IsFew(int count) => count > 0 && count < minimumCount;

        // Low and high are told as one only where both are few: were they as many as two few can be, their sum would tell each.
        bool IsBothAtTheirMost(ConfidenceRange range) =>
            (range.Least, range.Most) == (Confidence.Low, Confidence.High) && range.Count >= 2 * (minimumCount - 1);

        IReadOnlyList<ConfidenceRange>? Merged(IReadOnlyList<(Confidence Least, Confidence Most)> partition)
        {
            var sums = partition.Select(p => new ConfidenceRange(
                p.Least, p.Most, said.Where(s => !s.Answers.Except(ConfidenceRange.Of(p.Least, p.Most)).Any()).Sum(s => s.Count))).ToList();
            return sums.Sum(s => s.Count) == rated - unsaid ? sums : null;
        }
    }
}
