using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Results;

/// <summary>People of one round who were about as sure as each other.</summary>
/// <param name="Least">The least sure answer that is told here.</param>
/// <param name="Most">
/// The surest one; above <paramref name="Least"/> where answers are told as one. From low to high, those in the middle are not among them:
/// they are told apart, or nothing is.
/// </param>
public sealed record ConfidenceRange(Confidence Least, Confidence Most, int Count)
{
    /// <summary>The answers that are told as one.</summary>
    public IEnumerable<Confidence> Answers => Of(Least, Most);

    internal static IEnumerable<Confidence> Of(Confidence least, Confidence most) => (least, most) == (Confidence.Low, Confidence.High)
        ? [least, most]
        : Enum.GetValues<Confidence>().Where(c => c >= least && c <= most);
}
