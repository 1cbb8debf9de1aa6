using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Upgrades;

/// <summary>Whether an assessment can take the current questions, or what became of the wish.</summary>
public enum UpgradeOutcome
{
    /// <summary>It can; or it was done.</summary>
    Done,

    /// <summary>No such assessment, or not this reader's.</summary>
    NotFound,

    /// <summary>The reader's role does not allow it.</summary>
    NotAllowed,

    /// <summary>It is on the current version already.</summary>
    UpToDate,

    /// <summary>A completed assessment keeps the questions that it was completed with; reopen it first.</summary>
    Completed,

    /// <summary>A workshop is running: its agenda follows the questions. Close it first.</summary>
    WorkshopOpen,

    /// <summary>Yet another version was published since the reader saw what changes.</summary>
    PublishedMeanwhile,
}

/// <summary>Consequences of an upgrade, before it is done.</summary>
/// <param name="Possible"><see cref="UpgradeOutcome.Done"/> where it can be done now.</param>
/// <param name="ToSetId">The version that the reader sees compared; what they confirm.</param>
/// <param name="Kept">Answers that stay as they are.</param>
/// <param name="ForReview">Answers that stay and are marked for review, since their question or its levels changed.</param>
/// <param name="Former">Answers whose question is gone; they are kept to be read.</param>
/// <param name="Closes">Themes that are open now and locked afterwards, since a prerequisite theme gets a question without an answer.</param>
public sealed record UpgradeView(
    Guid AssessmentId, string Title, string OrganisationName, UpgradeOutcome Possible, int FromVersion, int ToVersion, int ToSetId,
    QuestionSetChanges Changes, int Kept, int ForReview, int Former, IReadOnlyList<ThemeView> Closes);

/// <summary>An answer to a question that is no longer asked.</summary>
/// <param name="UpdatedAt">UTC.</param>
public sealed record FormerAnswerView(
    LocalizedText Question, int QuestionSetVersion, Answer Answer, LocalizedText? Descriptor, string Note, IReadOnlyList<string> EvidenceLinks,
    DateTime UpdatedAt, string UpdatedBy);
