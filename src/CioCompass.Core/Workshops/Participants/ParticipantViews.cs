using System.Net;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Participants;

/// <param name="Code">As typed.</param>
/// <param name="DisplayName">Optional; at most <see cref="Participant.DisplayNameMaxLength"/> characters.</param>
/// <param name="Token">The phone's token where it has one: a phone that joins the same workshop again stays the same participant.</param>
/// <param name="Address">Whose failures are limited; null counts all unknown addresses as one.</param>
public sealed record JoinRequest(string? Code, string? DisplayName, string? Token, IPAddress? Address);

public abstract record JoinResult
{
    private JoinResult()
    {
    }

    /// <param name="Token">To be kept by the phone only; it is not stored and cannot be shown again.</param>
    public sealed record Joined(Guid WorkshopId, string Token) : JoinResult;

    /// <summary>No open workshop has this code; whether one had is not said.</summary>
    public sealed record Unknown : JoinResult;

    /// <summary>Too many wrong codes from this address.</summary>
    public sealed record Refused(TimeSpan RetryAfter) : JoinResult;

    public sealed record NameTooLong : JoinResult;

    /// <summary>The facilitator lets no further phone in.</summary>
    public sealed record JoiningClosed : JoinResult;

    /// <summary>More phones have joined within a short time than any room holds.</summary>
    public sealed record Crowded(TimeSpan RetryAfter) : JoinResult;
}

/// <summary>View of a room for one phone: the room, and beside it what is this phone's own.</summary>
/// <param name="Room">What all phones share; it holds nothing of this one.</param>
/// <param name="Label">By which the facilitator speaks of the phone, <see cref="ParticipantToken.Label"/>.</param>
/// <param name="Ballot">This phone's ballot while the round is open; null afterwards, when nobody can find it any more.</param>
/// <param name="NextSequence">The sequence that this phone's next sending carries at least.</param>
public sealed record ParticipantView(RoomView Room, string? DisplayName, string Label, BallotValue? Ballot, int NextSequence);

/// <summary>
/// A room as all its phones are shown it. Pages that are made of it are kept and shown to other phones, so nothing of one phone may come
/// in here: that belongs to <see cref="ParticipantView"/>.
/// </summary>
/// <param name="Version">New with every change of a round: a phone that polls compares it.</param>
/// <param name="Round">Null until the first round is opened.</param>
public sealed record RoomView(Guid WorkshopId, string OrganisationName, Guid Version, RoomRound? Round);

/// <summary>The current round as all phones of the room are shown it.</summary>
/// <param name="TimerEndsAt">UTC; null without a timer.</param>
/// <param name="Result">Null until the round is revealed.</param>
public sealed record RoomRound(Guid Id, RoundSubject Subject, int Attempt, RoundStatus Status, DateTime? TimerEndsAt, RoundResult? Result)
{
    /// <summary>Phones may vote, or change their vote.</summary>
    public bool TakesBallots => Status == RoundStatus.Open;
}

/// <summary>One sending of a phone.</summary>
/// <param name="IdempotencyKey">Made by the phone (or the form) for this value and kept when it is sent again; never empty.</param>
/// <param name="Sequence">
/// 1 to <see cref="HighestSequence"/>, higher with each change of mind. The limit keeps a clock from being used as one: a ballot has no
/// time.
/// </param>
public sealed record BallotRequest(string? Token, Guid RoundId, BallotValue Value, Guid IdempotencyKey, int Sequence)
{
    public const int HighestSequence = 1_000_000;
}

public enum BallotOutcome
{
    /// <summary>Committed to the database; also the answer to the same sending again.</summary>
    Accepted,

    /// <summary>A later change of mind of this phone is stored already; it stands.</summary>
    Superseded,

    /// <summary>The round takes no ballots, or its workshop is closed.</summary>
    Closed,

    /// <summary>The value does not fit the round, or key or sequence are out of range.</summary>
    Invalid,

    /// <summary>No participant of this round's workshop has the token.</summary>
    NotJoined,
}

/// <param name="Stored">What the database holds for this phone now; null unless accepted or superseded.</param>
/// <param name="Sequence">Of what is stored; 0 where nothing is.</param>
public sealed record BallotResult(BallotOutcome Outcome, BallotValue? Stored = null, int Sequence = 0);
