using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops;

public enum WorkshopStatus
{
    Open = 0,
    Closed = 1,
}

/// <summary>One sitting of a group over one assessment. It stays open, also overnight, until somebody closes it.</summary>
public sealed class Workshop
{
    public const int ExpectedAtMost = 20_000;

    private readonly List<Round> rounds = [];

    private Workshop()
    {
    }

    public Workshop(Guid assessmentId, string joinCode, string startedBy, DateTime startedAt)
    {
        Id = Guid.CreateVersion7();
        AssessmentId = assessmentId;
        JoinCode = joinCode;
        StartedBy = startedBy;
        StartedAt = startedAt;
        Version = Guid.NewGuid();
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Assessment Assessment { get; private set; } = null!;

    public WorkshopStatus Status { get; private set; }

    /// <summary>
    /// In the form that <see cref="Workshops.Joining.JoinCode.Normalise"/> gives. Null once closed, so that a used code is as unknown as one
    /// that never was, and may be given out again.
    /// </summary>
    public string? JoinCode { get; private set; }

    /// <summary>No phone joins that is not here already.</summary>
    public bool IsJoiningClosed { get; private set; }

    /// <summary>People in the room by the facilitator's count, 1 to <see cref="ExpectedAtMost"/>; null where it was not said.</summary>
    public int? Expected { get; private set; }

    /// <summary>The round on the screens: the one opened last. Null until the first is opened.</summary>
    public Guid? CurrentRoundId { get; private set; }

    /// <summary>Name of the facilitator, as it was then.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>UTC; null while it is open, and where it was open on the installation that it was imported from.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Concurrency token, and what a screen compares to learn that it is behind: new with every change of a round.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<Round> Rounds => rounds;

    /// <summary>A sitting that took place elsewhere: nobody can join it.</summary>
    /// <param name="closedAt">UTC; null where it was still open there.</param>
    internal static Workshop Imported(Guid assessmentId, string startedBy, DateTime startedAt, DateTime? closedAt) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessmentId,
            Status = WorkshopStatus.Closed,
            StartedBy = startedBy,
            StartedAt = startedAt,
            ClosedAt = closedAt,
            Version = Guid.NewGuid(),
        };

    /// <summary>Adds a round of such a sitting.</summary>
    internal void Add(Round round) => rounds.Add(round);

    /// <summary>Adds a round to the agenda.</summary>
    /// <exception cref="InvalidOperationException">The workshop is closed.</exception>
    public Round Plan(RoundKind kind, string subject, int order, int attempt)
    {
        if (Status == WorkshopStatus.Closed)
        {
            throw new InvalidOperationException("A closed workshop takes no rounds.");
        }

        var round = new Round(Id, kind, subject, order, attempt);
        rounds.Add(round);
        return round;
    }

    /// <summary>Puts a round on the screens.</summary>
    internal void Show(Guid roundId)
    {
        CurrentRoundId = roundId;
        Touch();
    }

    internal void Touch() => Version = Guid.NewGuid();

    /// <summary>The phones that are here stay; whoever has only the code before finds no workshop by it.</summary>
    internal void RenewCode(string code) => JoinCode = code;

    internal void CloseJoining(bool closed) => IsJoiningClosed = closed;

    internal void Expect(int? people) => Expected = people;

    internal void Close(DateTime now)
    {
        Status = WorkshopStatus.Closed;
        ClosedAt ??= now;
        JoinCode = null;
        Touch();
    }
}
