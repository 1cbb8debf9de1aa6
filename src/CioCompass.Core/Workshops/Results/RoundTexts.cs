using System.Globalization;
using CioCompass.Core.Statistics;

namespace CioCompass.Core.Workshops.Results;

/// <summary>What a room voted, in the reader's words: on screens, in slides, in exports.</summary>
public static class RoundTexts
{
    public static string Of(Comparability comparability) => comparability switch
    {
        Comparability.Comparable => RoundStrings.Comparable,
        Comparability.DifferentBase => RoundStrings.DifferentBase,
        Comparability.DifferentWording => RoundStrings.DifferentWording,
        _ => RoundStrings.NotVerified,
    };

    public static string Of(OrdinalMedian? median) => median switch
    {
        null => "–",
        { } m when m.Lower == m.Upper => m.Lower.ToString(CultureInfo.CurrentCulture),
        { } m => Fill(RoundStrings.MedianBoth, m.Lower, m.Upper),
    };

    /// <param name="tally">With at least one guess.</param>
    public static string Sentence(GuessTally tally)
    {
        var median = tally.Median!.Value;
        return Fill(
            RoundStrings.GuessSentence, Percentage(tally.Guesses[0].Percent), Percentage(tally.Guesses[^1].Percent),
            median.Lower == median.Upper
                ? Percentage(median.Lower)
                : Fill(RoundStrings.MedianBoth, Percentage(median.Lower), Percentage(median.Upper)),
            tally.Total);
    }

    /// <returns>Null where nobody voted.</returns>
    public static string? Sentence(PositionTally tally) => tally is { Share: { } share, Interval: { } interval }
        ? Fill(RoundStrings.PositionSentence, Share(share), tally.Base, Share(interval.Lower), Share(interval.Upper))
        : null;

    /// <summary>The measure in a word. The bounds are the product's own and are printed with the number: the measure itself has none.</summary>
    public static string ConsensusWord(double consensus) => Hundredths(consensus) switch
    {
        >= 0.8 => RoundStrings.ConsensusStrong,
        >= 0.6 => RoundStrings.ConsensusFair,
        >= 0.4 => RoundStrings.ConsensusWeak,
        _ => RoundStrings.ConsensusNone,
    };

    /// <summary>Whether the word would be "weak" or "none".</summary>
    public static bool IsWeak(double consensus) => Hundredths(consensus) < 0.6;

    public static string ConsensusNumber(double consensus) => Hundredths(consensus).ToString("0.00", CultureInfo.CurrentCulture);

    public static string Split(Split? split) => split switch
    {
        null => RoundStrings.SplitNone,
        { } s => Fill(
            RoundStrings.SplitText, s.LowerCount, Levels(1, s.LastLowerLevel), s.UpperCount, Levels(s.LastLowerLevel + 1, 5)),
    };

    /// <param name="share">0..1.</param>
    public static string Share(double share) =>
        Percent.Text((int)Math.Round(100 * share, MidpointRounding.AwayFromZero), CultureInfo.CurrentCulture);

    public static string Percentage(int percent) => Percent.Text(percent, CultureInfo.CurrentCulture);

    private static double Hundredths(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static string Levels(int from, int to) =>
        from == to ? Fill(RoundStrings.LevelOne, from) : Fill(RoundStrings.LevelsFromTo, from, to);

    private static string Fill(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
