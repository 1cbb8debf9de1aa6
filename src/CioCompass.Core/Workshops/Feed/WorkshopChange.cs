namespace CioCompass.Core.Workshops.Feed;

/// <summary>Kind of a change. A screen reads again; the change itself carries no content.</summary>
public enum WorkshopChangeKind
{
    /// <summary>The first of every subscription: from now on nothing is missed, so read once.</summary>
    Subscribed,
    RoundOpened,
    RoundClosed,
    RoundRevealed,
    TimerChanged,
    AgendaChanged,

    /// <summary>The number of ballots changed; at most four times a second.</summary>
    BallotsCounted,

    /// <summary>The number of participants changed; at most four times a second.</summary>
    ParticipantsCounted,

    /// <summary>A phone has left; otherwise as <see cref="ParticipantsCounted"/>.</summary>
    ParticipantLeft,
    AnswerAgreed,

    /// <summary>The code, whether phones may join, or how many are expected.</summary>
    AccessChanged,
    WorkshopClosed,
}

/// <param name="RoundId">The round concerned; null where none is.</param>
/// <param name="Version">Grows with every change while the program runs; it starts again with the program.</param>
public sealed record WorkshopChange(Guid WorkshopId, Guid? RoundId, WorkshopChangeKind Kind, long Version)
{
    public bool IsCount =>
        Kind is WorkshopChangeKind.BallotsCounted or WorkshopChangeKind.ParticipantsCounted or WorkshopChangeKind.ParticipantLeft;
}
