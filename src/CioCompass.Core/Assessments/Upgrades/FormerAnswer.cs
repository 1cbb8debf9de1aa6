using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Upgrades;

/// <summary>
/// An answer to a question that a later version of the question set no longer asks. It is kept to be read, in the words in which it was
/// asked; it counts in no score and does not change.
/// </summary>
public sealed class FormerAnswer
{
    private FormerAnswer()
    {
    }

    internal FormerAnswer(Guid assessmentId, string questionKey, int questionSetVersion, Response response)
    {
        Id = Guid.CreateVersion7();
        AssessmentId = assessmentId;
        QuestionKey = questionKey;
        QuestionSetVersion = questionSetVersion;
        Kind = response.Kind;
        Level = response.Level;
        Note = response.Note;
        Target = response.Target;
        Confidence = response.Confidence;
        EvidenceLinks = [.. response.EvidenceLinks];
        UpdatedAt = response.UpdatedAt;
        UpdatedBy = response.UpdatedBy;
    }

    /// <summary>Makes one from an imported file.</summary>
    /// <param name="at">UTC.</param>
    internal static FormerAnswer Imported(
        Guid assessmentId, string questionKey, int questionSetVersion, LocalizedText question, LocalizedText? descriptor, ResponseContent content,
        string by, DateTime at)
    {
        var response = new Response(0);
        response.Set(content, by, at, beforeInventory: false);
        return new FormerAnswer(assessmentId, questionKey, questionSetVersion, response) { Question = question, Descriptor = descriptor };
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public string QuestionKey { get; private set; } = "";

    /// <summary>The version that asked it.</summary>
    public int QuestionSetVersion { get; private set; }

    public required LocalizedText Question { get; init; }

    /// <summary>Description of the level given, as it read then; null where none was given.</summary>
    public LocalizedText? Descriptor { get; init; }

    public AnswerKind Kind { get; private set; }

    /// <summary>1..5 exactly when <see cref="Kind"/> is <see cref="AnswerKind.Rated"/>; null otherwise.</summary>
    public int? Level { get; private set; }

    public string Note { get; private set; } = "";

    public int? Target { get; private set; }

    public Confidence? Confidence { get; private set; }

    public List<string> EvidenceLinks { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Name of the person who last changed it, as it was then.</summary>
    public string UpdatedBy { get; private set; } = "";
}
