using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Xlsx;
using CioCompass.Tests.Reports.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;

namespace CioCompass.Tests.Reports.Xlsx;

/// <summary>A written workbook, read by another library than the one that wrote it; what that does not tell is read from the parts.</summary>
internal sealed class WorkbookReader : IDisposable
{
    private readonly SpreadsheetDocument document;

    public WorkbookReader(Report report)
    {
        File = WrittenReport.Of(new XlsxFormat(), report);
        document = SpreadsheetDocument.Open(new MemoryStream(File), isEditable: false);
    }

    public byte[] File { get; }

    public IReadOnlyList<string> SheetNames => MiniExcel.GetSheetNames(new MemoryStream(File));

    public IReadOnlyList<string> Errors => OfficeFile.Errors(document);

    public IEnumerable<WorksheetPart> Parts =>
        document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => (WorksheetPart)document.WorkbookPart.GetPartById(s.Id!));

    /// <summary>The rows of a sheet by its headings.</summary>
    public IReadOnlyList<IDictionary<string, object?>> Rows(string sheet) =>
        [.. MiniExcel.Query(new MemoryStream(File), useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];

    /// <summary>Every cell of a sheet without headings, row by row.</summary>
    public IReadOnlyList<object?> Cells(string sheet) =>
        [.. MiniExcel.Query(new MemoryStream(File), sheetName: sheet).Cast<IDictionary<string, object?>>().SelectMany(r => r.Values)];

    public void Dispose() => document.Dispose();
}
