using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>One round as the projector and the facilitator show it.</summary>
/// <param name="TimerEndsAt">UTC; null without a timer.</param>
/// <param name="Ballots">Number of phones that have voted: all that is said before the reveal.</param>
/// <param name="Participants">Phones that are joined; 0 once the workshop is closed.</param>
/// <param name="Present">Those of them that have been heard from lately.</param>
/// <param name="Result">Null until the round is revealed.</param>
/// <param name="Earlier">Revealed rounds of the same kind about the same subject, the first attempt first; also of earlier workshops.</param>
/// <param name="Companion">
/// The latest revealed round of the other kind about the same figure: the guesses beside a position, the position beside guesses.
/// </param>
public sealed record RoundView(
    Guid Id, Guid WorkshopId, RoundSubject Subject, int Attempt, RoundStatus Status, DateTime? TimerEndsAt, int Ballots, int Participants,
    int Present, RoundResult? Result, IReadOnlyList<RevealedRound> Earlier, RevealedRound? Companion);

/// <summary>A round that has been revealed, with all that is told of it.</summary>
/// <param name="RevealedAt">UTC.</param>
public sealed record RevealedRound(
    Guid RoundId, Guid WorkshopId, RoundKind Kind, string Subject, int Attempt, DateTime RevealedAt, int Ballots, RoundResult Result);

/// <summary>Outcome of a facilitator's verb. Only <see cref="Done"/> has changed anything.</summary>
public enum RoundOutcome
{
    Done,

    /// <summary>No such round or workshop, or not this reader's.</summary>
    NotFound,

    /// <summary>The reader's role does not allow it.</summary>
    NotAllowed,
    WorkshopClosed,

    /// <summary>The gate: a prerequisite theme is not fully answered.</summary>
    Locked,

    /// <summary>The assessment is completed.</summary>
    Completed,

    /// <summary>Close the open round first.</summary>
    AnotherIsOpen,

    /// <summary>The round's status does not allow the verb, for instance revealing an open round; the screen was behind.</summary>
    WrongStatus,

    /// <summary>Not above zero, or longer than <see cref="Round.LongestTimer"/>.</summary>
    InvalidTimer,
}

/// <param name="RoundId">The new round; null when there is none.</param>
public sealed record ReopenResult(RoundOutcome Outcome, Guid? RoundId);

public enum StartOutcome
{
    Started,

    /// <summary>The assessment has an open workshop; go on with that.</summary>
    AlreadyOpen,
    NotFound,
    NotAllowed,

    /// <summary>The assessment is completed.</summary>
    Completed,
}

/// <param name="WorkshopId">The started or the open one; null otherwise.</param>
public sealed record StartResult(StartOutcome Outcome, Guid? WorkshopId);
