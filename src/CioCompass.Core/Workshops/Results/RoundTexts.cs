using System.Globalization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Workshops.Results;

/// <summary>A room's votes in the reader's words, for screens, slides and exports.</summary>
public static class RoundTexts
{
    private const double Strong = 0.8;
    private const double Fair = 0.6;
    private const double Weak = 0.4;

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
        { } m => RoundStrings.MedianBetween.Fill(m.Lower, m.Upper),
    };

    /// <param name="tally">With at least one guess.</param>
    public static string Sentence(GuessTally tally)
    {
        var median = tally.Median!.Value;
        return RoundStrings.GuessSentence.Fill(Percent.Text(tally.Guesses[0].Percent), Percent.Text(tally.Guesses[^1].Percent),
            median.Lower == median.Upper
                ? Percent.Text(median.Lower)
                : RoundStrings.MedianBoth.Fill(Percent.Text(median.Lower), Percent.Text(median.Upper)),
            tally.Total);
    }

    /// <returns>Null where nobody voted. Who does not know comes first where that is most.</returns>
    public static string? Sentence(PositionTally tally)
    {
        if (tally is not { Share: { } share, Interval: { } interval })
        {
            return null;
        }

        var agree = RoundStrings.PositionSentence.Fill(Share(share), tally.Base, Share(interval.Lower), Share(interval.Upper));
        return tally.DontKnow > Math.Max(tally.Agree, tally.Disagree) ? $"{DontKnow(tally.DontKnow, tally.Base)}. {agree}" : agree;
    }

    /// <summary>"4 of 5 do not know".</summary>
    public static string DontKnow(int count, int votes) =>
        (count == 1 ? RoundStrings.DontKnowOne : RoundStrings.DontKnowMany).Fill(count, votes);

    /// <summary>The measure in a word. The bounds are the product's own and are printed with the number: the measure itself has none.</summary>
    public static string ConsensusWord(double consensus) => Hundredths(consensus) switch
    {
        >= Strong => RoundStrings.ConsensusStrong,
        >= Fair => RoundStrings.ConsensusFair,
        >= Weak => RoundStrings.ConsensusWeak,
        _ => RoundStrings.ConsensusNone,
    };

    /// <summary>The same word with its noun, to stand by itself.</summary>
    public static string ConsensusPhrase(double consensus) => Hundredths(consensus) switch
    {
        >= Strong => RoundStrings.StrongConsensus,
        >= Fair => RoundStrings.FairConsensus,
        >= Weak => RoundStrings.WeakConsensus,
        _ => RoundStrings.NoConsensus,
    };

    /// <summary>Whether the word would be "weak" or "none".</summary>
    public static bool IsWeak(double consensus) => Hundredths(consensus) < Fair;

    public static string ConsensusNumber(double consensus) => Hundredths(consensus).ToString("0.00", CultureInfo.CurrentCulture);

    /// <param name="split">Null where all chose one level.</param>
    public static string Split(Split? split) => split switch
    {
        null => RoundStrings.SplitNone,
        { } s => RoundStrings.SplitText.Fill(s.Lower.Count, Levels(s.Lower.Levels), s.Upper.Count, Levels(s.Upper.Levels)),
    };

    /// <param name="share">0..1.</param>
    public static string Share(double share) =>
        Percent.Text((int)Math.Round(100 * share, MidpointRounding.AwayFromZero));

    private static double Hundredths(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    /// <param name="levels">In ascending order, at least one.</param>
    private static string Levels(IReadOnlyList<int> levels) => levels switch
    {
        [var only] => RoundStrings.LevelOne.Fill(only),
        [var first, _, .., var last] when last - first == levels.Count - 1 => RoundStrings.LevelsFromTo.Fill(first, last),
        [.., var last] => RoundStrings.LevelsTwo.Fill(string.Join(", ", levels.SkipLast(1)), last),
        [] => "",
    };
}
