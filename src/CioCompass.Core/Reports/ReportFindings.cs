using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports;

/// <summary>The summary: what a report comes down to, the most important first.</summary>
internal static class ReportFindings
{
    public static IEnumerable<ReportFinding> Of(ReportFacts facts, IReadOnlyList<ReportAction> actions)
    {
        var results = facts.Results;
        yield return new(ReportSection.Summary, ResultSentences.Overall(results));
        if (results.Answered > 0)
        {
            yield return new(ReportSection.Compass, ResultSentences.CompassTitle(results) + ".");
        }

        if (results.Data.Previous is { } previous)
        {
            yield return new(ReportSection.Compass, ResultSentences.MoversTitle(results, previous) + ".");
        }

        if (results.Overall.Target.Set > 0)
        {
            yield return new(ReportSection.Compass, ResultSentences.GapsTitle(results) + ".");
        }

        if (results.Overall.Now.Open > 0)
        {
            yield return new(ReportSection.Compass, Fill(ReportStrings.SummaryOpen, results.Overall.Now.Open));
        }

        if (facts.Agreed.Count > 0)
        {
            yield return new(ReportSection.Themes, Fill(
                ReportStrings.SummaryAgreed, facts.Agreed.Count, results.Questions.Count, facts.Agreed.Count(a => a.MinorityView.Length > 0)));
        }

        if (actions.Count > 0)
        {
            yield return new(ReportSection.Actions, Fill(
                ReportStrings.SummaryActions, actions.Count, actions.Count(a => a.View.Content.Status == ActionStatus.Done),
                actions.Count(a => a.IsOverdue)));
        }
    }
}
