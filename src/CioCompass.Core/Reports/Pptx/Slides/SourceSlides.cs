using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>Slides of the published figures' sources and of the assessment's method.</summary>
internal static class SourceSlides
{
    /// <summary>A citation has four or five lines, a note on method two.</summary>
    private const int CitationsAtMost = 2;

    private const int NotesAtMost = 4;

    public static IEnumerable<Slide> Of(Report report) =>
    [
        .. Slides(
            report, PptxStrings.SourcesTitle, ReportStrings.Sources, CitationsAtMost,
            [.. report.Statistics.Select(f => (Name: $"{f.Text.Percentage} · {f.Headline}", Text: f.Citation))]),
        .. Slides(report, PptxStrings.MethodTitle, ReportStrings.Method, NotesAtMost, [.. report.Method.Select(m => (Name: m.Title, Text: m.Address is null ? m.Text : $"{m.Text} {m.Address}"))]),
    ];

    private static IEnumerable<Slide> Slides(Report report, string title, string eyebrow, int atMost, IReadOnlyList<(string Name, string Text)> parts)
    {
        var chunks = parts.Chunk(atMost).ToList();
        return chunks.Select((chunk, i) => new Slide(SlideLayout.Text, chunks.Count == 1 ? title : PptxStrings.PartOf.Fill(title, i + 1, chunks.Count))
        {
            Eyebrow = eyebrow,
            Text = [.. chunk.SelectMany(p => new Para[] { new(SlideText.Shorten(p.Name, 120), ParaStyle.Label), new(SlideText.Shorten(p.Text, 1600 / atMost)) })],
            Source = SlideText.Shorten($"{report.Cover.QuestionSetText} · {report.Cover.MadeAtText}", 200),
            Notes = [.. chunk.Select(p => $"{p.Name}: {p.Text}")],
        });
    }
}
