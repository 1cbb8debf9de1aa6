using System.Globalization;
using CioCompass.Core.Assessments;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

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
        _ => Editor.Stored is { } stored ? AssessmentTexts.Fill(AssessmentStrings.SavedAt, TimeOf(stored, clock), stored.SavedBy) : "",
    };

    /// <summary>When it was stored, on the server's clock: the time alone today, with the date on other days.</summary>
    internal static string TimeOf(ResponseView? stored, TimeProvider clock)
    {
        if (stored is null)
        {
            return "";
        }

        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(stored.SavedAt, DateTimeKind.Utc), clock.LocalTimeZone);
        var format = local.Date == clock.GetLocalNow().Date ? "t" : "g";
        return local.ToString(format, CultureInfo.CurrentCulture);
    }
}
