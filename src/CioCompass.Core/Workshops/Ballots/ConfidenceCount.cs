using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>
/// Number of people in a closed round who were how sure. Counted apart when the round is closed, so that not even the database says which level they
/// chose.
/// </summary>
public sealed class ConfidenceCount
{
    private ConfidenceCount()
    {
    }

    /// <param name="most">
    /// Above <paramref name="least"/> only where the file of an imported round tells two answers as one, as in <see cref="Results.ConfidenceRange"/>.
    /// </param>
    /// <param name="count">At least 1.</param>
    internal ConfidenceCount(Guid roundId, Confidence least, Confidence most, int count)
    {
        RoundId = roundId;
        Least = least;
        Most = most;
        Count = count;
    }

    public Guid RoundId { get; private set; }

    public Confidence Least { get; private set; }

    public Confidence Most { get; private set; }

    public int Count { get; private set; }
}
