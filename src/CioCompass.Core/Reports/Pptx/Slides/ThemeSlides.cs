using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>Slides of the questions of one theme, and where they stand.</summary>
internal static class ThemeSlides
{
    /// <summary>Questions on one slide: with three bars each, more are too thin to read.</summary>
    private const int QuestionsAtMost = 6;

    private const int OpenAtMost = 4;

    public static IEnumerable<Slide> Of(Report report, ReportTheme theme, IReadOnlyList<NumberedQuestion> questions, string source)
    {
        if (!report.Has(ReportSection.Themes))
        {
            return [];
        }

        var parts = questions.Chunk(QuestionsAtMost).ToList();
        var title = Deck.Title(theme.Sentence);
        return parts.Select((part, i) => Part(theme, part, parts.Count == 1 ? title : PptxStrings.PartOf.Fill(title, i + 1, parts.Count), source));
    }

    private static Slide Part(ReportTheme theme, IReadOnlyList<NumberedQuestion> part, string title, string source)
    {
        // Axes without a single bar say nothing: the questions stand there in words.
        var chart = Levels(part, PptxStrings.ThemeDescription.Fill(theme.Sentence));
        var isEmpty = chart.Series.All(s => s.Values.All(v => v is null));
        return new Slide(isEmpty ? SlideLayout.Text : SlideLayout.Chart, title)
        {
            Eyebrow = SlideText.Shorten(theme.Name, 90),
            Text =
            [
                .. theme.Result.Standing.Now.Mean is { } mean && !isEmpty
                    ? [new(Number(mean), ParaStyle.Numeral), new(ResultStrings.Scale, ParaStyle.Small)]
                    : Array.Empty<Para>(),
                new(SlideText.Shorten(theme.Intent, 230)),
                .. isEmpty ? Open(part, QuestionsAtMost, 120, ParaStyle.Body) : Open(part, OpenAtMost, 70, ParaStyle.Small),
            ],
            Chart = isEmpty ? null : chart,
            Source = source,
            Notes =
            [
                theme.Sentence, theme.Intent, .. part.SelectMany(Notes.Of), ResultStrings.MethodMean, ResultStrings.MethodRange,
                ResultStrings.MethodTarget,
            ],
        };
    }

    /// <summary>Paragraphs that name the questions without a level, which a chart would show as nothing.</summary>
    private static IEnumerable<Para> Open(IReadOnlyList<NumberedQuestion> questions, int atMost, int width, ParaStyle style)
    {
        var open = questions.Where(q => q.Question.Result.Now.Level is null).ToList();
        if (open.Count == 0)
        {
            yield break;
        }

        yield return new(PptxStrings.WithoutLevel, ParaStyle.Label);
        foreach (var question in open.Take(atMost))
        {
            yield return new($"{question.Short(width)} ({question.Question.AnswerText})", style);
        }

        if (open.Count > atMost)
        {
            yield return new(PptxStrings.MoreInNotes.Fill(open.Count - atMost), style);
        }
    }

    private static Chart Levels(IReadOnlyList<NumberedQuestion> questions, string description)
    {
        var results = questions.Select(q => q.Question.Result).ToList();
        Series[] series =
        [
            NumberedQuestion.Now(questions),
            new(ReportStrings.Target, SeriesStyle.Contrast, [.. results.Select(r => (double?)r.Now.Target)]),
            new(ReportStrings.Previous, SeriesStyle.Earlier, [.. results.Select(r => (double?)r.Previous?.Level)]),
        ];
        return new Chart(
            ChartKind.Bars, description, [.. questions.Select(q => q.Name)],
            [.. series.Where((s, i) => i == 0 || s.Values.Any(v => v is not null))])
        {
            Max = 5,
            Step = 1,
        };
    }
}
