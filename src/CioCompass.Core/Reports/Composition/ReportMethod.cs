using System.Globalization;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Composition;

/// <summary>Notes on what the numbers of a report mean and how they were made.</summary>
internal static class ReportMethod
{
    public static IEnumerable<MethodNote> Notes(ReportFacts facts)
    {
        var set = facts.Results.QuestionSet;
        yield return new(ReportStrings.ArticleTitle, Article.Note(CultureInfo.CurrentUICulture)) { Address = Article.Address };
        yield return new(ReportStrings.MethodQuestionsTitle, ReportStrings.MethodQuestionsText.Fill(set.Title, set.Version));
        yield return new(
            ReportStrings.MethodGateTitle, facts.Results.Data.Gate is { } gate ? $"{ReportStrings.MethodGateText} {gate.Text()}" : ReportStrings.MethodGateText);
        yield return new(ReportStrings.MethodScoresTitle, $"{ResultStrings.MethodMean} {ResultStrings.MethodRange}");
        yield return new(ReportStrings.MethodMedianTitle, ResultStrings.MethodOrdinal);
        yield return new(ReportStrings.MethodTargetTitle, ResultStrings.MethodTarget);
        if (facts.Rounds.Count > 0)
        {
            yield return new(ReportStrings.MethodConsensusTitle, ReportStrings.MethodConsensusText) { About = ReportSection.Votes };
            yield return new(ReportStrings.MethodWilsonTitle, ReportStrings.MethodWilsonText) { About = ReportSection.Votes };
            yield return new(ReportStrings.MethodMinimumTitle, ReportStrings.MethodMinimumText.Fill(facts.MinimumCount)) { About = ReportSection.Votes };
        }

        yield return new(ReportStrings.MethodTimeTitle, ReportStrings.MethodTimeText.Fill(ReaderZone.Name));
    }
}
