namespace CioCompass.Core.Assessments;

/// <summary>The answer to one question of one assessment, with all that belongs to it.</summary>
public sealed class Response
{
    private Response()
    {
    }

    internal Response(int questionId)
    {
        Id = Guid.CreateVersion7();
        QuestionId = questionId;
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public int QuestionId { get; private set; }

    public AnswerKind Kind { get; private set; }

    /// <summary>1..5 exactly when <see cref="Kind"/> is <see cref="AnswerKind.Rated"/>; null otherwise.</summary>
    public int? Level { get; private set; }

    public string Note { get; private set; } = "";

    public int? Target { get; private set; }

    public Confidence? Confidence { get; private set; }

    public List<string> EvidenceLinks { get; private set; } = [];

    public bool MarkedForReview { get; private set; }

    /// <summary>Whether it was last saved behind a gate that was opened with a reason, before the inventory was complete.</summary>
    public bool BeforeInventory { get; private set; }

    /// <summary>The answer was copied from an earlier assessment, and nobody has confirmed or changed it since; never without an answer.</summary>
    public bool CarriedOver { get; private set; }

    /// <summary>
    /// Time, in UTC, at which the answer itself was last changed or confirmed, whatever became of the rest since. Null while there never was one.
    /// </summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Name of the person who did so, as it was then; empty while there never was an answer.</summary>
    public string AnsweredBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Name of the person who last changed it, as it was then.</summary>
    public string UpdatedBy { get; private set; } = "";

    /// <summary>Concurrency token; new with every change.</summary>
    public Guid Version { get; private set; }

    public ResponseContent Content => new()
    {
        Answer = Answer.From(Kind, Level),
        Note = Note,
        Target = Target,
        Confidence = Confidence,
        EvidenceLinks = [.. EvidenceLinks],
        MarkedForReview = MarkedForReview,
        CarriedOver = CarriedOver,
    };

    /// <summary>Belongs to the same question in another version of the question set.</summary>
    /// <param name="review">The question or its levels read differently there.</param>
    internal void AskedAs(int questionId, bool review, DateTime now)
    {
        QuestionId = questionId;
        if (review && Content != ResponseContent.Empty && !MarkedForReview)
        {
            MarkedForReview = true;
            UpdatedAt = now;
        }

        Version = Guid.NewGuid();
    }

    internal void Set(ResponseContent content, string updatedBy, DateTime now, bool beforeInventory)
    {
        if (content.Answer != Answer.From(Kind, Level) || (CarriedOver && !content.CarriedOver))
        {
            AnsweredBy = updatedBy;
            AnsweredAt = now;
        }

        Kind = content.Answer.Kind;
        Level = content.Answer.Level;
        Note = content.Note;
        Target = content.Target;
        Confidence = content.Confidence;
        EvidenceLinks = [.. content.EvidenceLinks];
        MarkedForReview = content.MarkedForReview;
        BeforeInventory = beforeInventory;
        CarriedOver = content.CarriedOver && Kind != AnswerKind.Unanswered;
        UpdatedBy = updatedBy;
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }

    /// <summary>Makes a response that was given in another installation.</summary>
    internal static Response Imported(
        Guid assessmentId, int questionId, ResponseContent content, string updatedBy, DateTime updatedAt, bool beforeInventory, string answeredBy,
        DateTime? answeredAt)
    {
        var response = new Response(questionId) { AssessmentId = assessmentId };
        response.Set(content, updatedBy, updatedAt, beforeInventory);
        response.AnsweredBy = answeredBy;
        response.AnsweredAt = answeredAt;
        return response;
    }
}
