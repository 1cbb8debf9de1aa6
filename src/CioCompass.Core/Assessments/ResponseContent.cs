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

    public bool Equals(ResponseContent? other) =>
        other is not null
        && Answer == other.Answer
        && Note == other.Note
        && Target == other.Target
        && Confidence == other.Confidence
        && MarkedForReview == other.MarkedForReview
        && EvidenceLinks.SequenceEqual(other.EvidenceLinks);

    public override int GetHashCode() => HashCode.Combine(Answer, Note, Target, Confidence, MarkedForReview, EvidenceLinks.Count);
}
