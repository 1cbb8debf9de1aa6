namespace CioCompass.Core.Assessments.Actions;

/// <summary>Errors in an entered action; the screen says them in the reader's language.</summary>
public enum ActionError
{
    TitleMissing,
    TitleTooLong,
    OwnerTooLong,
    NoteTooLong,
    DueOutOfRange,
    StatusUnknown,
}

/// <summary>The limits of an action, checked before anything is stored.</summary>
public static class ActionRules
{
    /// <summary>A day before it is a slip of the keyboard: 0026 for 2026.</summary>
    public static readonly DateOnly EarliestDue = new(2000, 1, 1);

    public static readonly DateOnly LatestDue = new(2100, 12, 31);

    /// <param name="content">Cleaned.</param>
    /// <returns>Every error at once, so that a person mends them in one go; empty when the content may be stored.</returns>
    public static IReadOnlyList<ActionError> ErrorsIn(ActionContent content)
    {
        var errors = new List<ActionError>();
        Check(content.Title.Length > 0, ActionError.TitleMissing);
        Check(content.Title.Length <= ActionItem.TitleMaxLength, ActionError.TitleTooLong);
        Check(content.Owner.Length <= ActionItem.OwnerMaxLength, ActionError.OwnerTooLong);
        Check(content.Note.Length <= ActionItem.NoteMaxLength, ActionError.NoteTooLong);
        Check(content.DueOn is not { } due || (due >= EarliestDue && due <= LatestDue), ActionError.DueOutOfRange);
        Check(Enum.IsDefined(content.Status), ActionError.StatusUnknown);
        return errors;

        void Check(bool holds, ActionError error)
        {
            if (!holds)
            {
                errors.Add(error);
            }
        }
    }
}
