using System.Text.Json.Serialization;

namespace CioCompass.Core.Assessments.Results;

/// <summary>What the results need of one response; its note and links stay on the checklist.</summary>
/// <param name="Level">1..5 exactly when <paramref name="Kind"/> is <see cref="AnswerKind.Rated"/>.</param>
/// <param name="Target">Level to reach, 1..5.</param>
public sealed record Reading(AnswerKind Kind, int? Level, int? Target, Confidence? Confidence, bool MarkedForReview)
{
    /// <summary>A question that nobody has touched.</summary>
    public static readonly Reading Untouched = new(AnswerKind.Unanswered, null, null, null, false);

    [JsonIgnore]
    public Answer Answer => Answer.From(Kind, Level);

    /// <summary>It applies and has no level.</summary>
    [JsonIgnore]
    public bool IsOpen => Kind is AnswerKind.Unanswered or AnswerKind.DontKnow;
}
