using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>Values of an action in the reader's words.</summary>
public static class ActionTexts
{
    /// <summary>Status in words; of an action that a later assessment has carried over, that.</summary>
    public static string Of(ActionView action) => action.IsContinued ? ActionStrings.StatusContinued : Of(action.Content.Status);

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

    /// <summary>
    /// Text of the question that the action is about; empty for the whole assessment, the key where the questions no longer have it.
    /// </summary>
    public static string Question(ActionView action, QuestionSetView questions) =>
        action.QuestionKey is { } key ? questions.Find(key)?.Text.ToString() ?? key : "";

    public static string Due(DateOnly? day) => day is { } due ? Days.Long(due) : ActionStrings.NoDueDate;
}
