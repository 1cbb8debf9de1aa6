using System.Globalization;
using CioCompass.Core.Workshops;

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
}
