using System.Text.Json.Serialization;

namespace CioCompass.Core.Assessments.Results;

/// <summary>The part of a response that the results need; its note and links stay on the checklist.</summary>
/// <param name="Level">1..5 exactly when <paramref name="Kind"/> is <see cref="AnswerKind.Rated"/>.</param>
/// <param name="Target">Level to reach, 1..5.</param>
/// <param name="CarriedOver">Copied from an earlier assessment and neither confirmed nor changed: not an answer of this one.</param>
public sealed record Reading(
    AnswerKind Kind, int? Level, int? Target, Confidence? Confidence, bool MarkedForReview, bool CarriedOver = false)
{
    /// <summary>A question that nobody has touched.</summary>
    public static readonly Reading Untouched = new(AnswerKind.Unanswered, null, null, null, false);

    public static Reading Of(ResponseContent content) => new(
        content.Answer.Kind, content.Answer.Level, content.Target, content.Confidence, content.MarkedForReview, content.CarriedOver);

    /// <summary>Whether it was last saved before the inventory was complete.</summary>
    public bool BeforeInventory { get; init; }

    [JsonIgnore]
    public Answer Answer => Answer.From(Kind, Level);

    /// <summary>The level that this assessment gave; null also where a level was only carried over.</summary>
    [JsonIgnore]
    public int? OwnLevel => CarriedOver ? null : Level;

    /// <summary>Whether it applies and has no level.</summary>
    [JsonIgnore]
    public bool IsOpen => Kind is AnswerKind.Unanswered or AnswerKind.DontKnow;
}
