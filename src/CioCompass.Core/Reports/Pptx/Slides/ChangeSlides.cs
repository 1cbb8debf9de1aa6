using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>Slides of the gaps to the targets and of the movers since last time.</summary>
internal static class ChangeSlides
{
    private const int BarsAtMost = 6;
    private const int ListedAtMost = 4;

    public static IEnumerable<Slide> Of(Report report, IReadOnlyDictionary<string, NumberedQuestion> questions, string source)
    {
        if (!report.Has(ReportSection.Compass))
        {
            yield break;
        }

        var results = report.Results;
        var (gaps, unknown) = (Named(results.Gaps, questions), Named(results.UnknownGaps, questions));
        if (results.Overall.Target.Set > 0)
        {
            yield return Slide(
                ResultSentences.GapsTitle(results), ResultStrings.GapsEyebrow, gaps, [ResultStrings.GapsNote, ResultStrings.UnknownNote],
                [new(ResultStrings.GapsNote, ParaStyle.Small), .. More(gaps, BarsAtMost), .. Listed(ResultStrings.UnknownTitle, unknown)],
                PptxStrings.GapsDescription, NumberedQuestion.Now(gaps), new(ReportStrings.Target, SeriesStyle.Contrast, [.. gaps.Select(q => (double?)q.Question.Result.Now.Target)]));
        }

        if (results.Data.Previous is { } previous)
        {
            var movers = Named(results.Movers, questions);
            var unchanged = ResultSentences.MoversNote(results);
            yield return Slide(
                ResultSentences.MoversTitle(results, previous), ResultStrings.MoversEyebrow, movers, [unchanged],
                [
                    new(unchanged, ParaStyle.Small), .. More(movers, BarsAtMost),
                    .. Listed(ResultStrings.NewlyTitle, Named(results.Moved(Assessments.Results.Movement.NewlyAnswered), questions)),
                    .. Listed(ResultStrings.NoLongerTitle, Named(results.Moved(Assessments.Results.Movement.NoLongerAnswered), questions)),
                ],
                PptxStrings.MoversDescription,
                new(ReportStrings.Previous, SeriesStyle.Earlier, [.. movers.Select(q => (double?)q.Question.Result.Previous?.Level)]), NumberedQuestion.Now(movers));
        }

        Slide Slide(
            string title, string eyebrow, IReadOnlyList<NumberedQuestion> bars, string[] notes, Para[] text, string description,
            Series first, Series second) =>
            new(bars.Count > 0 ? SlideLayout.Chart : SlideLayout.Text, Deck.Title(title))
            {
                Eyebrow = eyebrow,
                Text = text,
                Chart = bars.Count > 0 ? Chart(bars, description.Fill(title + "."), first, second) : null,
                Source = source,
                Notes = [title, .. notes, .. bars.Select(Line), ResultStrings.MethodTarget],
            };
    }

    private static Chart Chart(IReadOnlyList<NumberedQuestion> bars, string description, Series first, Series second) => new(
        ChartKind.Bars, description, [.. bars.Take(BarsAtMost).Select(q => q.Name)],
        [First(first), First(second)])
    {
        Max = 5,
        Step = 1,
    };

    private static Series First(Series series) =>
        series with { Values = [.. series.Values.Take(BarsAtMost)], Points = [.. series.Points.Take(BarsAtMost)] };

    private static List<NumberedQuestion> Named(IEnumerable<QuestionResult> results, IReadOnlyDictionary<string, NumberedQuestion> questions) =>
        [.. results.Select(r => questions.GetValueOrDefault(r.Question.Key)).OfType<NumberedQuestion>()];

    private static IEnumerable<Para> Listed(string name, IReadOnlyList<NumberedQuestion> questions) => questions.Count == 0
        ? []
        :
        [
            new(name, ParaStyle.Label),
            .. questions.Take(ListedAtMost).Select(q => new Para($"{q.Short(80)} ({q.Question.AnswerText})", ParaStyle.Small)),
            .. More(questions, ListedAtMost),
        ];

    private static IEnumerable<Para> More(IReadOnlyList<NumberedQuestion> questions, int atMost) =>
        questions.Count > atMost ? [new(PptxStrings.MoreInNotes.Fill(questions.Count - atMost), ParaStyle.Small)] : [];

    private static string Line(NumberedQuestion numbered)
    {
        var result = numbered.Question.Result;
        string[] facts = [numbered.Question.AnswerText, numbered.Question.TargetText, result.Previous is null ? "" : Movement(result)];
        return $"{numbered.Number}. {numbered.Question.Text} ({string.Join("; ", facts.Where(f => f.Length > 0))})";
    }
}
