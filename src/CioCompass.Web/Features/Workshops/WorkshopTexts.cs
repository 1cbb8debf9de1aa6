using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Values of a workshop in the reader's words.</summary>
public static class WorkshopTexts
{
    /// <summary>Label beside the number of those who voted. It is no part of the others: who voted may have left.</summary>
    /// <param name="joined">0 once the workshop is closed, when nothing is said of phones.</param>
    public static string Voted(int present, int joined) => joined > 0
        ? $"{WorkshopStrings.VotedLabel} · {WorkshopStrings.PresentJoined.Fill(present, joined)}"
        : WorkshopStrings.VotedLabel;

    /// <summary>The phones of a room: how many are present is said where it is not all of them.</summary>
    public static string Phones(int present, int joined) => present < joined
        ? WorkshopStrings.PresentJoined.Fill(present, joined)
        : (joined == 1 ? WorkshopStrings.JoinedOne : WorkshopStrings.JoinedMany).Fill(joined);

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
        AgreeError.RationaleTooLong => WorkshopStrings.AgreeRationaleTooLong.Fill(AgreedAnswer.TextMaxLength),
        _ => WorkshopStrings.AgreeMinorityTooLong.Fill(AgreedAnswer.TextMaxLength),
    };
}
