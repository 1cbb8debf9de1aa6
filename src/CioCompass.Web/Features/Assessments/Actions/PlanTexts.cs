using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Assessments.Actions;

/// <summary>Values of the action plan in the reader's words.</summary>
public static class PlanTexts
{
    public static string Of(ActionState state) => state switch
    {
        ActionState.Overdue => ActionStrings.Overdue,
        ActionState.InProgress => ActionStrings.StatusInProgress,
        ActionState.Done => ActionStrings.StatusDone,
        ActionState.Dropped => ActionStrings.StatusDropped,
        _ => ActionStrings.StatusOpen,
    };

    public static string Of(DueGroup group) => group switch
    {
        DueGroup.Overdue => PlanStrings.GroupOverdue,
        DueGroup.Soon => PlanStrings.GroupSoon.Fill(DueGroups.SoonDays),
        DueGroup.Later => PlanStrings.GroupLater,
        DueGroup.NoDate => PlanStrings.GroupNoDate,
        _ => PlanStrings.GroupClosed,
    };

    public static string Of(ActionError error) => error switch
    {
        ActionError.TitleMissing => PlanStrings.TitleMissing,
        ActionError.TitleTooLong => PlanStrings.TitleTooLong.Fill(ActionItem.TitleMaxLength),
        ActionError.OwnerTooLong => PlanStrings.OwnerTooLong.Fill(ActionItem.OwnerMaxLength),
        ActionError.NoteTooLong => PlanStrings.NoteTooLong.Fill(ActionItem.NoteMaxLength),
        ActionError.DueOutOfRange => PlanStrings.DueOutOfRange.Fill(ActionRules.EarliestDue.Year, ActionRules.LatestDue.Year),
        _ => PlanStrings.StatusUnknown,
    };

    /// <param name="result">Any but one that is saved.</param>
    public static string Refusal(ActionResult result) => result switch
    {
        ActionResult.Invalid invalid => string.Join(' ', invalid.Errors.Select(Of)),
        ActionResult.Conflict conflict => PlanStrings.StatusConflict.Fill(conflict.Stored.UpdatedBy, ActionTexts.Of(conflict.Stored.Content.Status)),
        ActionResult.NotAllowed => PlanStrings.NotAllowed,
        _ => PlanStrings.Gone,
    };

    /// <summary>Owner of an action, or a word that there is none.</summary>
    public static string Owner(ActionContent content) => content.Owner.Length > 0 ? content.Owner : ActionStrings.NoOwner;

    /// <summary>A sentence that fits into a title whole, or cut at a word.</summary>
    public static string Suggestion(string text)
    {
        if (text.Length <= ActionItem.TitleMaxLength)
        {
            return text;
        }

        var kept = text[..(ActionItem.TitleMaxLength - 1)];
        return kept[..Math.Max(kept.LastIndexOf(' '), 1)].TrimEnd() + "…";
    }
}
