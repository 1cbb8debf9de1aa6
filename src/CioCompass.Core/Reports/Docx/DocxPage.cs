using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <summary>The page: A4, with a running head and page numbers on every page but the cover.</summary>
internal static partial class DocxPage
{
    private const int Width = 11_906;
    private const int Height = 16_838;
    private const int Margin = 1_134;
    private const int HeadDistance = 567;

    /// <summary>In twentieths of a point: A4 less 20 mm on each side.</summary>
    public const int TextWidth = Width - (2 * Margin);

    public static SectionProperties Properties(MainDocumentPart main, Report report)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(DocxText.Paragraph("Header", $"{report.Cover.OrganisationName} · {report.Cover.Title}"));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(Numbered($"{ReportStrings.ReportTitle} · {report.Cover.MadeAtText}"));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = Width, Height = Height },
            new PageMargin { Top = Margin + HeadDistance, Bottom = Margin, Left = Margin, Right = Margin, Header = HeadDistance, Footer = HeadDistance, Gutter = 0 },
            new TitlePage());
    }

    private static Paragraph Numbered(string text)
    {
        var content = new List<OpenXmlElement>();
        content.AddRange(DocxText.Runs(text));
        content.Add(new Run(new TabChar()));
        foreach (var piece in Places().Split(DocxStrings.PageOf))
        {
            content.AddRange(piece switch
            {
                "{0}" => [new SimpleField(DocxText.Runs("1")) { Instruction = " PAGE " }],
                "{1}" => [new SimpleField(DocxText.Runs("1")) { Instruction = " NUMPAGES " }],
                _ => DocxText.Runs(piece),
            });
        }

        return DocxText.Paragraph("Footer", rightToLeft: false, content);
    }

    [GeneratedRegex(@"(\{[01]\})")]
    private static partial Regex Places();
}
