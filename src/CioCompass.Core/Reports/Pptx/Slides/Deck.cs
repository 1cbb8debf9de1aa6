using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>The slides of a report, in the order in which they are told: where we stand, why, what was said, what is to be done.</summary>
internal static class Deck
{
    /// <summary>Two lines of a title.</summary>
    private const int TitleWidth = 110;

    /// <remarks>Its texts are in the current culture, which is to be the report's.</remarks>
    public static IReadOnlyList<Slide> Of(Report report)
    {
        var source = ResultStrings.SourceLine.Fill(report.Results.Questions.Count, SlideText.Shorten(report.Cover.Title, 80), Days.Long(report.Cover.HeldOn));
        var numbered = report.Questions.Select((question, i) => new NumberedQuestion(i + 1, question)).ToDictionary(q => q.Question.Key, StringComparer.Ordinal);
        return [.. Distinct(report,
        [
            CoverSlides.Cover(report),
            .. CoverSlides.Summary(report, source),
            .. CompassSlide.Of(report, source),
            .. report.Themes.SelectMany(theme =>
            {
                NumberedQuestion[] questions = [.. theme.Questions.Select(q => numbered[q.Key])];
                return ThemeSlides.Of(report, theme, questions, source)
                    .Concat(questions.SelectMany(q => VoteSlides.Of(report, theme, q)));
            }),
            .. report.Statistics.Select(statistic => StatisticSlide.Of(
                report, statistic, [.. numbered.Values.Where(q => q.Question.Statistics.Any(f => f.Key == statistic.Key))])),
            .. ChangeSlides.Of(report, numbered, source),
            .. ActionSlides.Of(report, source),
            .. SourceSlides.Of(report),
        ])];
    }

    /// <summary>
    /// The finding as a title: whole where it fits on two lines, else its first sentence, else that up to the semicolon, else as far as it
    /// goes.
    /// </summary>
    public static string Title(string finding)
    {
        var whole = SlideText.Shorten(finding, int.MaxValue);
        string[] shorter = [whole, whole.Split(". ")[0], whole.Split(';')[0]];
        return SlideText.Shorten(shorter.FirstOrDefault(s => s.Length <= TitleWidth) ?? whole, TitleWidth).TrimEnd('.', ' ');
    }

    /// <summary>Titles name slides in lists and for screen readers: a second one of the same name gets a number.</summary>
    private static IEnumerable<Slide> Distinct(Report report, IEnumerable<Slide> slides)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var slide in slides)
        {
            var wanted = slide.Title.Length > 0 ? slide.Title : slide.Eyebrow.Length > 0 ? slide.Eyebrow : ReportStrings.ReportTitle;
            var title = wanted;
            for (var number = 2; !taken.Add(title); number++)
            {
                title = $"{wanted} ({number.ToString(report.Culture)})";
            }

            yield return slide with { Title = title };
        }
    }
}

/// <param name="Number">Place among all questions of the report, from 1: how slides refer to it.</param>
internal sealed record NumberedQuestion(int Number, ReportQuestion Question)
{
    private const int NameWidth = 88;

    /// <summary>Its name in a chart: number and text, and why there is no bar, or a hollow one.</summary>
    public string Name => Question.Result.Now switch
    {
        { Level: null } => $"{Short(NameWidth)} ({Question.AnswerText})",
        { CarriedOver: true } => $"{Short(NameWidth)} ({ResultStrings.CarriedOver})",
        _ => Short(NameWidth),
    };

    /// <summary>Its bar is an outline where the level was only carried over.</summary>
    public SeriesStyle Style => Question.Result.Now.CarriedOver ? SeriesStyle.Hollow : SeriesStyle.Main;

    /// <summary>The levels of some questions as a series.</summary>
    public static Series Now(IReadOnlyList<NumberedQuestion> questions) =>
        new(ReportStrings.Now, SeriesStyle.Main, [.. questions.Select(q => (double?)q.Question.Result.Now.Level)])
        {
            Points = questions.Any(q => q.Style != SeriesStyle.Main) ? [.. questions.Select(q => q.Style)] : [],
        };

    public string Short(int width) => SlideText.Shorten($"{Number}. {Question.Text}", width);
}
