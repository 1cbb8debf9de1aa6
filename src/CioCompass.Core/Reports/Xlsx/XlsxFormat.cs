using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>The report as a workbook to compute with: a sheet each for scores, answers, votes, actions and statistics.</summary>
public sealed class XlsxFormat : IReportFormat
{
    public string Extension => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var culture = new ReportCulture(report.Culture);

        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            OfficeProperties.Set(document, report);
            WriteWorkbook(document.AddWorkbookPart(), report, progress, cancellationToken);
        }

        OfficePackage.Finish(file, target);
        progress.Report(1);
    }

    private static void WriteWorkbook(WorkbookPart book, Report report, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var cells = new CellWriter();
        var running = $"{report.Cover.OrganisationName} · {report.Cover.Title}";
        var sheets = SheetsOf(report).ToList();
        var list = new Sheets();
        new ReadMeSheet(cells, running).Write(Add(SheetStrings.ReadMe), report, sheets);
        var writer = new SheetWriter(cells, running);
        foreach (var (index, sheet) in sheets.Index())
        {
            writer.Write(Add(sheet.Name), sheet, (uint)index + 1, cancellationToken);
            progress.Report((index + 1) / (sheets.Count + 1.0));
        }

        book.AddNewPart<WorkbookStylesPart>().Fill(WorkbookStyles.Create());
        book.AddNewPart<SharedStringTablePart>().Fill(cells.SharedStrings());
        var workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), list);
        if (sheets.Count > 0)
        {
            workbook.Append(new DefinedNames(sheets.Select((sheet, index) => RepeatedHeading(sheet, (uint)index + 1))));
        }

        book.Fill(workbook);

        WorksheetPart Add(string name)
        {
            var part = book.AddNewPart<WorksheetPart>();
            list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = name });
            return part;
        }
    }

    private static IEnumerable<DataSheet> SheetsOf(Report report)
    {
        if (report.Has(ReportSection.Compass))
        {
            yield return CompassSheet.Of(report);
        }

        if (report.Has(ReportSection.Themes))
        {
            yield return AnswerSheet.Of(report);
        }

        if (report.Has(ReportSection.Votes))
        {
            yield return VoteSheet.Of(report);
        }

        if (report.Has(ReportSection.Actions))
        {
            yield return ActionSheet.Of(report);
        }

        if (report.Has(ReportSection.Figures))
        {
            yield return StatisticSheet.Of(report);
        }
    }

    /// <summary>On paper the heading stands on every page.</summary>
    private static DefinedName RepeatedHeading(DataSheet sheet, uint index) =>
        new($"{ReadMeSheet.Quoted(sheet.Name)}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = index };
}
