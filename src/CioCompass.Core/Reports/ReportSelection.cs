using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports;

/// <summary>Takes sections out of a report, so that nothing of them is left in any other.</summary>
internal static class ReportSelection
{
    public static Report Of(Report report, IReadOnlySet<ReportSection> sections)
    {
        using var culture = new ReportCulture(report.Culture);
        var kept = sections.Where(report.Has).ToHashSet();
        var compass = kept.Contains(ReportSection.Compass);
        return report with
        {
            Sections = kept,
            Results = Results(report.Results, compass, kept.Contains(ReportSection.Themes)),
            Summary = kept.Contains(ReportSection.Summary) ? [.. Findings().Select(f => f.Text)] : [],
            Findings = kept.Contains(ReportSection.Summary) ? [.. Findings()] : [],
            CompassTitle = compass ? report.CompassTitle : "",
            CompassText = compass ? report.CompassText : "",
            Themes = kept.Contains(ReportSection.Themes) ? [.. report.Themes.Select(Theme)] : [],
            Statistics = Kept(report.Statistics),
            Actions = Actions(report.Actions),
            Method = [.. report.Method.Where(m => m.About is not { } about || kept.Contains(about))],
        };

        IEnumerable<ReportFinding> Findings() => report.Findings.Where(f => kept.Contains(f.About));

        ReportTheme Theme(ReportTheme theme) => theme with { Questions = [.. theme.Questions.Select(Question)] };

        ReportQuestion Question(ReportQuestion question) => question with
        {
            Note = kept.Contains(ReportSection.Notes) ? question.Note : "",
            EvidenceLinks = kept.Contains(ReportSection.Notes) ? question.EvidenceLinks : [],
            Rounds = kept.Contains(ReportSection.Votes) ? question.Rounds : [],
            IsOpenDissent = question.IsOpenDissent && kept.Contains(ReportSection.Votes),
            Statistics = Kept(question.Statistics),
            Actions = Actions(question.Actions),
        };

        IReadOnlyList<ReportStatistic> Kept(IReadOnlyList<ReportStatistic> statistics) => !kept.Contains(ReportSection.Figures) ? []
            : kept.Contains(ReportSection.Votes) ? statistics
            : [.. statistics.Select(f => f with { Room = null, Rounds = [] })];

        IReadOnlyList<ReportAction> Actions(IReadOnlyList<ReportAction> actions) => kept.Contains(ReportSection.Actions) ? [.. actions.Select(Action)] : [];

        ReportAction Action(ReportAction action)
        {
            // Which assessments came before is never told.
            var own = action.FromText.Length == 0
                ? action
                : action with { FromText = ReportStrings.ActionFromEarlier, View = action.View with { AssessmentTitle = "" } };
            return kept.Contains(ReportSection.Notes)
                ? own
                : own with { Note = "", View = own.View with { Content = own.View.Content with { Note = "" } } };
        }
    }

    /// <summary>
    /// Results as the selection shows them: never the earlier assessments, no question's level without the themes, no score where the compass is left
    /// out too.
    /// </summary>
    private static ResultsView Results(ResultsView all, bool scores, bool levels)
    {
        var data = all.Data with { Earlier = [] };
        if (levels)
        {
            return new ResultsView(data, all.QuestionSet, all.Overall, all.Themes);
        }

        var blank = ResultsView.Of(
            data with { Now = new Dictionary<string, Reading>(), Before = new Dictionary<string, Reading>() }, all.QuestionSet);
        return !scores ? blank : new ResultsView(
            blank.Data, all.QuestionSet, all.Overall, [.. blank.Themes.Zip(all.Themes, (empty, full) => empty with { Standing = full.Standing })]);
    }
}
