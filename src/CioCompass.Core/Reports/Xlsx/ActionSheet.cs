namespace CioCompass.Core.Reports.Xlsx;

/// <summary>A row for each action, what is due first at the top.</summary>
internal static class ActionSheet
{
    private static IReadOnlyList<SheetColumn<ReportAction>> Columns =>
    [
        new(ReportStrings.Action, 48, CellLook.Text, a => a.Title),
        new(ReportStrings.Owner, 24, CellLook.Text, a => a.Owner),
        new(ReportStrings.DueOn, 13, CellLook.Day, a => a.View.Content.DueOn),
        new(ReportStrings.Status, 14, CellLook.Text, a => a.StatusText),
        new(SheetStrings.Overdue, 11, CellLook.Flag, a => a.IsOverdue),
        new(SheetStrings.Origin, 22, CellLook.Text, a => a.WholeOriginText),
        new(SheetStrings.QuestionKey, 22, CellLook.Text, a => a.View.QuestionKey),
        new(ReportStrings.Question, 48, CellLook.Text, a => a.QuestionText),
        new(ReportStrings.Note, 52, CellLook.Text, a => a.Note),
    ];

    public static DataSheet Of(Report report) =>
        DataSheet.Of(SheetStrings.Actions, "Actions", SheetStrings.AboutActions, Columns, report.Actions);
}
