using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Agreements;

/// <summary>A room's agreement on one question of an assessment, with its reasons, its dissent and the rounds it rests on.</summary>
public sealed class AgreedAnswer
{
    public const int TextMaxLength = 4000;

    private AgreedAnswer()
    {
    }

    internal AgreedAnswer(Guid assessmentId, string questionKey)
    {
        Id = Guid.CreateVersion7();
        AssessmentId = assessmentId;
        QuestionKey = questionKey;
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public string QuestionKey { get; private set; } = "";

    public AnswerKind Kind { get; private set; }

    /// <summary>1..5 exactly when <see cref="Kind"/> is <see cref="AnswerKind.Rated"/>; null otherwise.</summary>
    public int? Level { get; private set; }

    public string Rationale { get; private set; } = "";

    /// <summary>The view of those who do not agree; empty where nobody dissents.</summary>
    public string MinorityView { get; private set; } = "";

    /// <summary>The revealed rounds whose distributions it rests on, the first attempt first.</summary>
    public List<Guid> RoundIds { get; private set; } = [];

    /// <summary>Name of the facilitator, as it was then.</summary>
    public string AgreedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AgreedAt { get; private set; }

    /// <summary>Concurrency token; new with every change.</summary>
    public Guid Version { get; private set; }

    internal void Set(
        Answer answer, string rationale, string minorityView, IEnumerable<Guid> roundIds, string agreedBy, DateTime now)
    {
        Kind = answer.Kind;
        Level = answer.Level;
        Rationale = rationale;
        MinorityView = minorityView;
        RoundIds = [.. roundIds];
        AgreedBy = agreedBy;
        AgreedAt = now;
        Version = Guid.NewGuid();
    }
}
