using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports.Composition;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>The action plan, as many slides as it takes.</summary>
internal static class ActionSlides
{
    private const int RowsAtMost = 8;

    /// <summary>Empty rows of a report without actions: the table is there to be filled in, together, while the slide is shown.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<string>> EmptyRows = [.. Enumerable.Repeat<string[]>(["", "", "", "", ""], 5)];

    public static IEnumerable<Slide> Of(Report report, string source)
    {
        if (!report.Has(ReportSection.Actions))
        {
            return [];
        }

        if (report.Actions.Count == 0)
        {
            return [Slide(ReportStrings.NoActions.TrimEnd('.'), [], source)];
        }

        var title = Deck.Title(ReportFindings.Actions(report.Actions));
        var parts = report.Actions.Chunk(RowsAtMost).ToList();
        return parts.Select((part, i) => Slide(
            parts.Count == 1 ? title : PptxStrings.PartOf.Fill(title, i + 1, parts.Count), part, source));
    }

    private static Slide Slide(string title, IReadOnlyList<ReportAction> actions, string source) => new(SlideLayout.Table, title)
    {
        Eyebrow = ReportStrings.Actions,
        Table = new Table(
            PptxStrings.ActionsDescription,
            [
                new(ReportStrings.Action, 3.6), new(ReportStrings.Question, 3), new(ReportStrings.Owner, 1.7), new(ReportStrings.DueOn, 1.5),
                new(ReportStrings.Status, 1.4),
            ],
            actions.Count == 0 ? EmptyRows : [.. actions.Select(Row)]),
        Source = source,
        Notes = [title, .. actions.SelectMany(Full)],
    };

    private static string[] Row(ReportAction action) =>
    [
        SlideText.Shorten(action.FromText.Length == 0 ? action.Title : $"{action.Title} ({action.FromText})", 84), SlideText.Shorten(action.QuestionText, 70), SlideText.Shorten(Owner(action), 36), action.DueText,
        action.IsOverdue ? $"{action.StatusText}, {ActionStrings.Overdue}" : action.StatusText,
    ];

    private static IEnumerable<string> Full(ReportAction action) =>
    [
        $"{action.Title} ({Owner(action)}; {action.DueText}; {action.StatusText}; {action.WholeOriginText})",
        .. Notes.Named(ReportStrings.Question, action.QuestionText),
        .. Notes.Named(ReportStrings.Note, action.Note),
    ];

    private static string Owner(ReportAction action) => action.Owner.Length == 0 ? ActionStrings.NoOwner : action.Owner;
}
