namespace CioCompass.Core.Workshops.Rounds;

/// <summary>Kind of question that a round asks the room.</summary>
public enum RoundKind
{
    /// <summary>A level for a guiding question.</summary>
    Question = 1,

    /// <summary>The published percentage, guessed before it is shown.</summary>
    Guess = 2,

    /// <summary>The room's own answer to what the survey asked.</summary>
    Position = 3,
}

public enum RoundStatus
{
    Pending = 0,
    Open = 1,

    /// <summary>No more ballots; nothing but their number is known outside the database.</summary>
    Closed = 2,
    Revealed = 3,
    Skipped = 4,
}

/// <summary>One ballot of the whole room. Voting again is a new round with the next <see cref="Attempt"/>; both are kept.</summary>
public sealed class Round
{
    public const int SubjectMaxLength = 64;

    /// <summary>Longest timer; long enough for any discussion, short enough to notice a slip in the input.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromHours(2);

    private Round()
    {
    }

    internal Round(Guid workshopId, RoundKind kind, string subject, int order, int attempt)
    {
        Id = Guid.CreateVersion7();
        WorkshopId = workshopId;
        Kind = kind;
        Subject = subject;
        Order = order;
        Attempt = attempt;
    }

    public Guid Id { get; private set; }

    public Guid WorkshopId { get; private set; }

    public Workshop Workshop { get; private set; } = null!;

    public RoundKind Kind { get; private set; }

    /// <summary>Key of a question for <see cref="RoundKind.Question"/>, of a statistic otherwise.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Place in the agenda, from 1; all attempts at one subject share it.</summary>
    public int Order { get; private set; }

    /// <summary>From 1, counted over all workshops of the assessment.</summary>
    public int Attempt { get; private set; }

    public RoundStatus Status { get; private set; }

    /// <summary>UTC; when an open round closes by itself. Null without a timer and whenever the round is not open.</summary>
    public DateTime? TimerEndsAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RevealedAt { get; private set; }

    public bool MayOpen => Status is RoundStatus.Pending or RoundStatus.Skipped;

    /// <summary>A round whose time is up takes no ballots, also in the moment before it is closed.</summary>
    public bool TakesBallots(DateTime now) => Status == RoundStatus.Open && !(TimerEndsAt <= now);

    /// <summary>A round that took place elsewhere.</summary>
    /// <param name="revealedAt">UTC; null where it was closed and never revealed.</param>
    internal static Round Imported(
        Guid workshopId, RoundKind kind, string subject, int order, int attempt, DateTime? openedAt, DateTime? closedAt, DateTime? revealedAt) =>
        new(workshopId, kind, subject, order, attempt)
        {
            Status = revealedAt is null ? RoundStatus.Closed : RoundStatus.Revealed,
            OpenedAt = openedAt,
            ClosedAt = closedAt,
            RevealedAt = revealedAt,
        };

    internal void Open(DateTime now, TimeSpan? timer)
    {
        Require(MayOpen);
        Status = RoundStatus.Open;
        OpenedAt = now;
        SetTimer(now, timer);
    }

    /// <param name="timer">Time from now; null takes the timer away.</param>
    internal void SetTimer(DateTime now, TimeSpan? timer)
    {
        Require(Status == RoundStatus.Open);
        TimerEndsAt = now + timer;
    }

    /// <summary>Ends the ballot. The caller erases the secret and the open ballots in the same transaction.</summary>
    internal void Close(DateTime now)
    {
        Require(Status == RoundStatus.Open);
        Status = RoundStatus.Closed;
        TimerEndsAt = null;
        ClosedAt = now;
    }

    internal void Reveal(DateTime now)
    {
        Require(Status == RoundStatus.Closed);
        Status = RoundStatus.Revealed;
        RevealedAt = now;
    }

    internal void Skip()
    {
        Require(Status == RoundStatus.Pending);
        Status = RoundStatus.Skipped;
    }

    private void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"A round that is {Status} does not allow this.");
        }
    }
}
