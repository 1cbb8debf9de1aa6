using CioCompass.Core.Assessments;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>Says politely where an entry is: being saved, saved and when, or why not.</summary>
public sealed partial class SaveState(TimeProvider clock)
{
    [Parameter, EditorRequired]
    public ResponseEditor Editor { get; set; } = default!;

    private bool IsTrouble => Editor.NeedsAttention;

    private string Text => Editor.Status switch
    {
        SaveStatus.Saving or SaveStatus.Pending => AssessmentStrings.Saving,
        SaveStatus.Failed => AssessmentStrings.NotSaved,
        SaveStatus.Conflict => AssessmentStrings.NotSavedConflict,
        SaveStatus.Invalid => string.Join(" ", Editor.Errors.Select(AssessmentTexts.Of)),
        SaveStatus.Locked => AssessmentStrings.NotSavedLocked,
        SaveStatus.Completed => AssessmentStrings.NotSavedCompleted,
        SaveStatus.NotAllowed => AssessmentStrings.NotAllowed,
        SaveStatus.NotFound => AssessmentStrings.GoneText,
        _ => Editor.Stored is { } stored ? AssessmentStrings.SavedAt.Fill(TimeOf(stored, clock), stored.SavedBy) : "",
    };

    /// <summary>Time at which it was stored, on the reader's clock: the time alone today, with the date on other days.</summary>
    internal static string TimeOf(ResponseView? stored, TimeProvider clock)
    {
        if (stored is null)
        {
            return "";
        }

        return ReaderZone.DayOf(stored.SavedAt) == ReaderZone.Today(clock) ? Moments.Time(stored.SavedAt) : Moments.DayAndTime(stored.SavedAt);
    }
}
