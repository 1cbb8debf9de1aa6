using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Composition;

/// <summary>The summary: what a report comes down to, the most important first.</summary>
internal static class ReportFindings
{
    public static IEnumerable<ReportFinding> Of(ReportFacts facts, IReadOnlyList<ReportAction> actions)
    {
        var results = facts.Results;
        yield return new(ReportSection.Summary, ResultSentences.Overall(results));
        if (results.Data.Gate is { } gate)
        {
            yield return new(ReportSection.Summary, gate.Text());
        }

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
            yield return new(ReportSection.Compass, ReportStrings.SummaryOpen.Fill(results.Overall.Now.Open));
        }

        if (facts.Agreed.Count > 0)
        {
            yield return new(ReportSection.Themes, ReportStrings.SummaryAgreed.Fill(facts.Agreed.Count, results.Questions.Count, facts.Agreed.Count(a => a.MinorityView.Length > 0)));
        }

        if (facts.Agreed.Count(a => a.Changed is not null) is > 0 and var changed)
        {
            yield return new(ReportSection.Themes, ReportStrings.SummaryChanged.Fill(changed));
        }

        if (facts.OpenDissents.Count > 0)
        {
            yield return new(ReportSection.Votes, ReportStrings.SummaryDissent.Fill(facts.OpenDissents.Count,
                string.Join(" · ", facts.OpenDissents.Select(d => results.QuestionSet.Find(d.QuestionKey)!.Text.ToString()))));
        }

        if (actions.Count > 0)
        {
            yield return new(ReportSection.Actions, Actions(actions));
        }
    }

    /// <summary>Says how many actions there are, of this assessment and still open from earlier ones, and where they stand.</summary>
    public static string Actions(IReadOnlyList<ReportAction> actions)
    {
        var counts = ReportStrings.SummaryActions.Fill(actions.Count, actions.Count(a => a.View.IsOpen),
            actions.Count(a => a.View.Content.Status == ActionStatus.Done), actions.Count(a => a.IsOverdue));
        var earlier = actions.Count(a => a.FromText.Length > 0);
        return earlier == 0 ? counts : $"{counts} {ReportStrings.SummaryActionsEarlier.Fill(earlier)}";
    }
}
