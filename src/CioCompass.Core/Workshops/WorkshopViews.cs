using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops;

/// <summary>A row of the list of workshops.</summary>
/// <param name="Participants">Phones that are joined now; 0 once closed.</param>
public sealed record WorkshopListItem(
    Guid Id, Guid AssessmentId, string Title, string OrganisationName, bool IsSample, WorkshopStatus Status, DateTime StartedAt,
    DateTime? ClosedAt, int Participants, int RoundsRevealed, int Rounds);

/// <summary>A workshop as its facilitator sees it. Of ballots it has numbers only, whatever the state of a round.</summary>
/// <param name="Title">The assessment's.</param>
/// <param name="JoinCode">As it is shown, "ABCD-EFGH"; null once closed.</param>
/// <param name="IsJoiningClosed">No phone joins that is not here already.</param>
/// <param name="Expected">People by the facilitator's count; null where it was not said.</param>
/// <param name="MayFacilitate">The reader's role allows the verbs; a CIO only looks on.</param>
/// <param name="Version">New with every change of a round.</param>
/// <param name="Participants">Phones that are joined.</param>
/// <param name="Present">Those of them that have been heard from lately.</param>
/// <param name="CurrentRoundId">The round on the screens; null until the first is opened.</param>
public sealed record WorkshopView(
    Guid Id, Guid AssessmentId, string Title, Guid OrganisationId, string OrganisationName, bool IsSample, WorkshopStatus Status,
    string? JoinCode, bool IsJoiningClosed, int? Expected, bool MayFacilitate, string StartedBy, DateTime StartedAt, DateTime? ClosedAt, Guid Version, int Participants,
    int Present, Guid? CurrentRoundId, IReadOnlyList<AgendaItem> Agenda)
{
    /// <summary>Gate of the assessment: whether the later themes can be voted on, and which questions keep them shut.</summary>
    public required GateState Gate { get; init; }

    /// <summary>Votes of this workshop on which nothing was agreed, in the agenda's order.</summary>
    public IReadOnlyList<AgendaItem> OpenDissents => [.. Agenda.Where(i => i.IsOpenDissent)];

    public AgendaItem? Current => Agenda.FirstOrDefault(i => i.RoundId == CurrentRoundId);
}

/// <summary>One round in the facilitator's agenda, which is ordered by <paramref name="Order"/> and then <paramref name="Attempt"/>.</summary>
/// <param name="TimerEndsAt">UTC; null without a timer.</param>
/// <param name="Ballots">Number of phones that have voted.</param>
/// <param name="IsLocked">The gate does not let the question be opened yet.</param>
/// <param name="IsAgreed">The question has an agreed answer.</param>
public sealed record AgendaItem(
    Guid RoundId, int Order, RoundSubject Subject, int Attempt, RoundStatus Status, DateTime? TimerEndsAt, int Ballots, bool IsLocked,
    bool IsAgreed)
{
    /// <summary>Whether it is the last vote on its question, revealed, and nothing was agreed on it.</summary>
    public bool IsOpenDissent { get; init; }

    /// <summary>The answer as it is now; null while it is still what was agreed, or where nothing was.</summary>
    public AnswerChange? Changed { get; init; }
}

/// <summary>Subject of a round, in words for the screen.</summary>
/// <param name="Question">For a question round; null otherwise.</param>
/// <param name="ThemeName">For a question round; null otherwise.</param>
/// <param name="Room">For a guess and a position; null otherwise.</param>
/// <param name="Statistic">
/// The published figure of a guess or a position. Null on the screens of the room until the figure has been revealed there; always set
/// in the facilitator's agenda.
/// </param>
public sealed record RoundSubject(
    RoundKind Kind, string Key, QuestionView? Question, LocalizedText? ThemeName, RoomQuestionView? Room, StatisticView? Statistic)
{
    /// <summary>The question that the room is asked.</summary>
    public LocalizedText Prompt => Kind switch
    {
        RoundKind.Question => Question!.Text,
        RoundKind.Guess => Room!.Guess,
        _ => Room!.Position,
    };
}

/// <param name="Guess">Asks for the published percentage without giving it away.</param>
/// <param name="Position">Asks for the participant's own answer: agree or disagree.</param>
/// <param name="ComparabilityReason">One sentence.</param>
/// <param name="PublishedAt">UTC; null for what was there before any room could be asked it.</param>
public sealed record RoomQuestionView(
    string StatisticKey, LocalizedText Guess, LocalizedText Position, Comparability Comparability, LocalizedText ComparabilityReason,
    DateTime? PublishedAt = null);

/// <param name="Ballots">Phones that have voted in the round.</param>
/// <param name="Participants">Phones that are joined.</param>
/// <param name="Present">Those of them that have been heard from lately.</param>
public sealed record RoundCount(int Ballots, int Participants, int Present);
