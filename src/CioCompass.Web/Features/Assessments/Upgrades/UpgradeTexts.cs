using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Assessments.Upgrades;

/// <summary>Differences between versions, in words.</summary>
public static class UpgradeTexts
{
    private static readonly (ContentChange Change, Func<string> Text)[] Words =
    [
        (ContentChange.Added, () => UpgradeStrings.Added),
        (ContentChange.Removed, () => UpgradeStrings.Removed),
        (ContentChange.Reworded, () => UpgradeStrings.Reworded),
        (ContentChange.Levels, () => UpgradeStrings.LevelsChanged),
        (ContentChange.Explained, () => UpgradeStrings.Explained),
        (ContentChange.Evidence, () => UpgradeStrings.EvidenceChanged),
        (ContentChange.Moved, () => UpgradeStrings.Moved),
        (ContentChange.Gate, () => UpgradeStrings.GateChanged),
    ];

    /// <summary>Each kind of change that there is.</summary>
    public static IEnumerable<string> Of(ContentChange change) =>
        Words.Where(w => change.HasFlag(w.Change)).Select(w => w.Text());

    public static string Answer(Answer answer) =>
        ResultFormat.Answer(new Reading(answer.Kind, answer.Level, null, null, false));

    /// <summary>Why it cannot be done, or what became of it; null where nothing stands in the way.</summary>
    public static string? Of(UpgradeOutcome outcome) => outcome switch
    {
        UpgradeOutcome.UpToDate => UpgradeStrings.UpToDate,
        UpgradeOutcome.NotAllowed => UpgradeStrings.NotAllowed,
        UpgradeOutcome.Completed => UpgradeStrings.Completed,
        UpgradeOutcome.WorkshopOpen => UpgradeStrings.WorkshopOpen,
        UpgradeOutcome.PublishedMeanwhile => UpgradeStrings.PublishedMeanwhile,
        UpgradeOutcome.NotFound => UpgradeStrings.NotFound,
        _ => null,
    };
}
