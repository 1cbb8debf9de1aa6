using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Docx;
using CioCompass.Tests.Reports.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Tests.Reports.Docx;

/// <summary>A written Word document, read back paragraph by paragraph.</summary>
internal sealed class DocumentReader : IDisposable
{
    private readonly WordprocessingDocument document;

    public DocumentReader(Report report)
    {
        File = WrittenReport.Of(new DocxFormat(), report);
        document = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);
    }

    public byte[] File { get; }

    public MainDocumentPart Main => document.MainDocumentPart!;

    public Body Body => Main.Document!.Body!;

    public string? Title => document.PackageProperties.Title;

    public IReadOnlyList<string> Errors => OfficeFile.Errors(document);

    public IReadOnlyList<Uri> Links => [.. Main.HyperlinkRelationships.Select(h => h.Uri)];

    /// <summary>Texts of all paragraphs in the order of reading, tables included.</summary>
    public IReadOnlyList<string> Texts => [.. Body.Descendants<Paragraph>().Select(TextOf)];

    public IReadOnlyList<string> Styled(string style) =>
        [.. Body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(TextOf)];

    public static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants().Select(e => e switch
    {
        DocumentFormat.OpenXml.Wordprocessing.Text text => text.Text,
        Break => "\n",
        TabChar => "\t",
        _ => "",
    }));

    public void Dispose() => document.Dispose();
}
