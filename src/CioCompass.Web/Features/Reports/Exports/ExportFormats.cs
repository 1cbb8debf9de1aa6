namespace CioCompass.Web.Features.Reports.Exports;

/// <summary>A file that the reader can take along, in their words.</summary>
/// <param name="IsMadeInBackground">False for a file that is there at once.</param>
public sealed record ExportChoice(string Extension, string Name, string Text, bool IsMadeInBackground = true);

/// <summary>The files of an assessment, in the order in which people ask for them.</summary>
public static class ExportFormats
{
    public static IReadOnlyList<ExportChoice> All =>
    [
        new("pdf", ExportStrings.PdfName, ExportStrings.PdfText),
        new("pptx", ExportStrings.PptxName, ExportStrings.PptxText),
        new("docx", ExportStrings.DocxName, ExportStrings.DocxText),
        new("xlsx", ExportStrings.XlsxName, ExportStrings.XlsxText),
        new("csv", ExportStrings.CsvName, ExportStrings.CsvText, IsMadeInBackground: false),
        new("json", ExportStrings.JsonName, ExportStrings.JsonText, IsMadeInBackground: false),
    ];
}
