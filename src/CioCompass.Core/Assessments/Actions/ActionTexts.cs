using System.Globalization;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>Values of an action in the reader's words.</summary>
public static class ActionTexts
{
    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.InProgress => ActionStrings.StatusInProgress,
        ActionStatus.Done => ActionStrings.StatusDone,
        ActionStatus.Dropped => ActionStrings.StatusDropped,
        _ => ActionStrings.StatusOpen,
    };

    public static string Of(ActionOrigin origin) => origin switch
    {
        ActionOrigin.Gap => ActionStrings.OriginGap,
        ActionOrigin.Dissent => ActionStrings.OriginDissent,
        _ => ActionStrings.OriginOwn,
    };

    public static string Due(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) ?? ActionStrings.NoDueDate;
}
