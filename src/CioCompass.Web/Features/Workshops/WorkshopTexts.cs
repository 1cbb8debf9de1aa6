using System.Globalization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Values of a workshop in the reader's words.</summary>
public static class WorkshopTexts
{
    public static string Fill(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    public static string Of(RoundKind kind) => kind switch
    {
        RoundKind.Guess => WorkshopStrings.KindGuess,
        RoundKind.Position => WorkshopStrings.KindPosition,
        _ => WorkshopStrings.KindQuestion,
    };

    public static string Of(RoundStatus status) => status switch
    {
        RoundStatus.Open => WorkshopStrings.StatusOpen,
        RoundStatus.Closed => WorkshopStrings.StatusClosed,
        RoundStatus.Revealed => WorkshopStrings.StatusRevealed,
        RoundStatus.Skipped => WorkshopStrings.StatusSkipped,
        _ => WorkshopStrings.StatusPending,
    };

    public static string Of(RoundOutcome outcome) => outcome switch
    {
        RoundOutcome.NotAllowed => WorkshopStrings.OutcomeNotAllowed,
        RoundOutcome.WorkshopClosed => WorkshopStrings.OutcomeWorkshopClosed,
        RoundOutcome.Locked => WorkshopStrings.OutcomeLocked,
        RoundOutcome.Completed => WorkshopStrings.OutcomeCompleted,
        RoundOutcome.AnotherIsOpen => WorkshopStrings.OutcomeAnotherIsOpen,
        RoundOutcome.WrongStatus => WorkshopStrings.OutcomeWrongStatus,
        RoundOutcome.InvalidTimer => WorkshopStrings.OutcomeInvalidTimer,
        _ => WorkshopStrings.OutcomeNotFound,
    };

    public static string Of(AgreeResult result) => result switch
    {
        AgreeResult.Locked => WorkshopStrings.OutcomeLocked,
        AgreeResult.Completed => WorkshopStrings.OutcomeCompleted,
        AgreeResult.NotAllowed => WorkshopStrings.OutcomeNotAllowed,
        AgreeResult.NoDistribution => WorkshopStrings.AgreeNoDistribution,
        _ => WorkshopStrings.OutcomeNotFound,
    };

    public static string Of(AgreeError error) => error switch
    {
        AgreeError.AnswerMissing => WorkshopStrings.AgreeAnswerMissing,
        AgreeError.RationaleTooLong => Fill(WorkshopStrings.AgreeRationaleTooLong, AgreedAnswer.TextMaxLength),
        _ => Fill(WorkshopStrings.AgreeMinorityTooLong, AgreedAnswer.TextMaxLength),
    };

    public static string Of(Comparability comparability) => comparability switch
    {
        Comparability.Comparable => WorkshopStrings.Comparable,
        Comparability.DifferentBase => WorkshopStrings.DifferentBase,
        Comparability.DifferentWording => WorkshopStrings.DifferentWording,
        _ => WorkshopStrings.NotVerified,
    };

    public static string Of(OrdinalMedian? median) => median switch
    {
        null => "–",
        { } m when m.Lower == m.Upper => m.Lower.ToString(CultureInfo.CurrentCulture),
        { } m => Fill(WorkshopStrings.MedianBoth, m.Lower, m.Upper),
    };

    /// <param name="tally">With at least one guess.</param>
    public static string Sentence(GuessTally tally)
    {
        var median = tally.Median!.Value;
        return Fill(
            WorkshopStrings.GuessSentence, Percentage(tally.Guesses[0].Percent), Percentage(tally.Guesses[^1].Percent),
            median.Lower == median.Upper
                ? Percentage(median.Lower)
                : Fill(WorkshopStrings.MedianBoth, Percentage(median.Lower), Percentage(median.Upper)),
            tally.Total);
    }

    /// <returns>Null where nobody voted.</returns>
    public static string? Sentence(PositionTally tally) => tally is { Share: { } share, Interval: { } interval }
        ? Fill(WorkshopStrings.PositionSentence, Share(share), tally.Base, Share(interval.Lower), Share(interval.Upper))
        : null;

    /// <summary>The measure in a word. The bounds are the product's own and are printed with the number: the measure itself has none.</summary>
    public static string ConsensusWord(double consensus) => Hundredths(consensus) switch
    {
        >= 0.8 => WorkshopStrings.ConsensusStrong,
        >= 0.6 => WorkshopStrings.ConsensusFair,
        >= 0.4 => WorkshopStrings.ConsensusWeak,
        _ => WorkshopStrings.ConsensusNone,
    };

    public static string ConsensusNumber(double consensus) => Hundredths(consensus).ToString("0.00", CultureInfo.CurrentCulture);

    public static string Split(Split? split) => split switch
    {
        null => WorkshopStrings.SplitNone,
        { } s => Fill(
            WorkshopStrings.SplitText, s.LowerCount, Levels(1, s.LastLowerLevel), s.UpperCount, Levels(s.LastLowerLevel + 1, 5)),
    };

    /// <param name="share">0..1.</param>
    public static string Share(double share) =>
        Percent.Text((int)Math.Round(100 * share, MidpointRounding.AwayFromZero), CultureInfo.CurrentCulture);

    public static string Percentage(int percent) => Percent.Text(percent, CultureInfo.CurrentCulture);

    private static double Hundredths(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static string Levels(int from, int to) =>
        from == to ? Fill(WorkshopStrings.LevelOne, from) : Fill(WorkshopStrings.LevelsFromTo, from, to);
}
