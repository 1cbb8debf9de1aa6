using CioCompass.Core.Assessments;
using CioCompass.Core.Text;

namespace CioCompass.Core.Workshops.Results;

/// <summary>A room's votes on a question in the reader's words, the finding before the numbers.</summary>
public static class LevelTexts
{
    /// <summary>Finding of the vote, without a full stop: who does not know, where they agree, or how they are split.</summary>
    public static string Finding(LevelTally tally) => tally switch
    {
        { DontKnowLeads: true } => DontKnow(tally),
        { Consensus: null } => Rated(tally),
        { WidestSplit: null, Median: { } median } => RoundStrings.AllAtOne.Fill(tally.Rated, median.Lower),
        { Consensus: { } consensus, Median: { } median } when !RoundTexts.IsWeak(consensus) => median.Lower == median.Upper
            ? RoundStrings.AroundOne.Fill(RoundTexts.ConsensusPhrase(consensus), median.Lower)
            : RoundStrings.AroundTwo.Fill(RoundTexts.ConsensusPhrase(consensus), median.Lower, median.Upper),
        { Consensus: { } consensus } => RoundStrings.Apart.Fill(RoundTexts.ConsensusPhrase(consensus), RoundTexts.Split(tally.WidestSplit)),
    };

    /// <summary>"4 of 5 do not know".</summary>
    public static string DontKnow(LevelTally tally) => RoundTexts.DontKnow(tally.DontKnow, tally.Votes);

    /// <summary>Says that too few gave a level, or none; for a tally whose levels are not told.</summary>
    public static string Rated(LevelTally tally) => tally.Rated switch
    {
        0 => RoundStrings.RatedNone,
        1 => RoundStrings.RatedFewOne.Fill(tally.Rated),
        _ => RoundStrings.RatedFewMany.Fill(tally.Rated),
    };

    /// <returns>How sure they were, as a sentence; null where nobody said.</returns>
    public static string? Confidence(LevelTally tally) =>
        SureShort(tally) is { } sure ? RoundStrings.SureSentence.Fill(RoundStrings.HowSure, sure) : null;

    /// <returns>The same without its beginning: "2 not very sure, 5 fairly sure"; null where nobody said.</returns>
    public static string? SureShort(LevelTally tally) => tally switch
    {
        { IsConfidenceWithheld: true } => RoundStrings.SureWithheld,
        { Confidence: { } spread } => string.Join(", ", Sure(spread).Where(s => s.Count > 0).Select(s => $"{s.Count} {s.Name}")),
        _ => null,
    };

    /// <summary>The ranges with their names, the least sure first, and after them who did not say, where there are any.</summary>
    public static IReadOnlyList<(string Name, int Count)> Sure(ConfidenceSpread spread) =>
    [
        .. spread.Ranges.Select(r => (Of(r), r.Count)),
        .. spread.Unsaid > 0 ? [(RoundStrings.SureUnsaid, spread.Unsaid)] : Array.Empty<(string, int)>(),
    ];

    public static string Of(ConfidenceRange range) => (range.Least, range.Most) switch
    {
        (Assessments.Confidence.Low, Assessments.Confidence.Low) => RoundStrings.SureLow,
        (Assessments.Confidence.Low, Assessments.Confidence.Medium) => RoundStrings.SureLowOrMedium,
        (Assessments.Confidence.Low, _) => RoundStrings.SureLowOrHigh,
        (Assessments.Confidence.Medium, Assessments.Confidence.Medium) => RoundStrings.SureMedium,
        (Assessments.Confidence.Medium, _) => RoundStrings.SureMediumOrHigh,
        _ => RoundStrings.SureHigh,
    };

    /// <summary>Why nothing is shown, without a full stop.</summary>
    /// <param name="tooFew">The words for too few, with a place for the minimum.</param>
    public static string Of(RoundResult.Withheld withheld, string tooFew) =>
        withheld.BesideAnother ? RoundStrings.WithheldBeside : tooFew.Fill(withheld.MinimumCount);
}
