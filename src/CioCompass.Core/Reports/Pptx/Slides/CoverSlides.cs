using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>The cover, and the report in a minute.</summary>
internal static class CoverSlides
{
    private const int FindingWidth = 150;

    public static Slide Cover(Report report)
    {
        var cover = report.Cover;
        string[] texts = [$"{cover.HeldOnText} · {cover.StatusText}", cover.PreviousText ?? "", cover.GateText ?? "", cover.IsSample ? ReportStrings.SampleText : ""];
        return new Slide(SlideLayout.Cover, SlideText.Shorten(cover.OrganisationName, 60))
        {
            Eyebrow = ReportStrings.ReportTitle,
            Text =
            [
                new(SlideText.Shorten(cover.Title, 120), ParaStyle.Lead),
                .. texts[..2].Where(t => t.Length > 0).Select(t => new Para(SlideText.Shorten(t, 140))),
                .. texts[2..].Where(t => t.Length > 0).Select(t => new Para(SlideText.Shorten(t, 260), ParaStyle.Caution)),
            ],
            Source = SlideText.Shorten($"{cover.QuestionSetText} · {cover.MadeAtText}", 200),
            Notes = [cover.OrganisationName, cover.Title, .. texts.Where(t => t.Length > 0), cover.QuestionSetText, cover.MadeAtText],
        };
    }

    public static IEnumerable<Slide> Summary(Report report, string source)
    {
        if (!report.Has(ReportSection.Summary) || report.Summary.Count == 0)
        {
            yield break;
        }

        // The first finding is the message; the others stand under it.
        yield return new Slide(SlideLayout.Text, Deck.Title(report.Summary[0]))
        {
            Eyebrow = ReportStrings.Summary,
            Text =
            [
                // The title may be cut before it comes to this.
                .. ResultSentences.CarriedOver(report.Results.Overall.Now) is { } carriedOver ? [new(carriedOver, ParaStyle.Caution)] : Array.Empty<Para>(),
                .. report.Summary.Skip(1).Select(s => new Para(SlideText.Shorten(s, FindingWidth), ParaStyle.Finding)),
            ],
            Source = source,
            Notes = [.. report.Summary, $"{ResultStrings.MethodMean} {ResultStrings.MethodRange}", ResultStrings.MethodTarget],
        };
    }
}
