using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>The first page: of whom the report is, and of when.</summary>
internal static class DocxCover
{
    public static IEnumerable<Paragraph> Of(Report report)
    {
        var cover = report.Cover;
        yield return DocxText.Paragraph("Eyebrow", ReportStrings.ReportTitle);
        yield return DocxText.Paragraph("Title", cover.OrganisationName);
        yield return DocxText.Paragraph("Subtitle", cover.Title);
        string?[] facts = [$"{cover.HeldOnText} · {cover.StatusText}", cover.PreviousText, cover.QuestionSetText, cover.MadeAtText];
        foreach (var fact in facts.OfType<string>())
        {
            yield return DocxText.Paragraph("Fact", fact);
        }

        if (cover.GateText is { } gate)
        {
            yield return DocxText.Paragraph("Notice", gate);
        }

        if (cover.IsSample)
        {
            yield return DocxText.Paragraph("Notice", ReportStrings.SampleText);
        }
    }
}
