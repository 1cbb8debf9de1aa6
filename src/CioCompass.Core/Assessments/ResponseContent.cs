namespace CioCompass.Core.Assessments;

/// <summary>Everything that a person enters for one question. Two are equal when every field is, links in the same order.</summary>
public sealed record ResponseContent
{
    public static readonly ResponseContent Empty = new();

    public Answer Answer { get; init; }

    /// <summary>At most <see cref="ResponseRules.NoteMaxLength"/> characters.</summary>
    public string Note { get; init; } = "";

    /// <summary>Level to reach, 1..5.</summary>
    public int? Target { get; init; }

    public Confidence? Confidence { get; init; }

    /// <summary>Absolute http or https addresses.</summary>
    public IReadOnlyList<string> EvidenceLinks { get; init; } = [];

    public bool MarkedForReview { get; init; }

    /// <summary>The answer was copied from an earlier assessment, and nobody has confirmed or changed it: it is not this assessment's yet.</summary>
    public bool CarriedOver { get; init; }

    /// <summary>The same with the question answered, anew or again: what was carried over and for review is settled by that.</summary>
    public ResponseContent Answered(Answer answer) => this with { Answer = answer, CarriedOver = false, MarkedForReview = false };

    public bool Equals(ResponseContent? other) =>
        other is not null
        && Answer == other.Answer
        && Note == other.Note
        && Target == other.Target
        && Confidence == other.Confidence
        && MarkedForReview == other.MarkedForReview
        && CarriedOver == other.CarriedOver
        && EvidenceLinks.SequenceEqual(other.EvidenceLinks);

    public override int GetHashCode() => HashCode.Combine(Answer, Note, Target, Confidence, MarkedForReview, CarriedOver, EvidenceLinks.Count);
}
