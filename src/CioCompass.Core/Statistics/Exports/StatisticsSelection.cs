using System.Globalization;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Statistics.Exports;

/// <summary>Content of a download: which figures, in which languages, with the questions that they motivate.</summary>
/// <param name="Context">Claims without a number; empty when single figures were asked for.</param>
public sealed record StatisticsSelection(
    IReadOnlyList<StatisticView> Statistics, IReadOnlyList<ClaimView> Context, IReadOnlyList<CultureInfo> Languages,
    QuestionSetView QuestionSet)
{
    public IEnumerable<QuestionView> QuestionsOf(StatisticView statistic) => QuestionSet.MotivatedBy(statistic.Key);
}
