using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>The first sheet: what the workbook is, of whom and of when, what its sheets hold and how its numbers were made.</summary>
internal sealed class ReadMeSheet(CellWriter cells, string running)
{
    private const int LabelWidth = 26;
    private const int TextWidth = 96;

    private readonly List<Row> rows = [];
    private readonly List<Hyperlink> links = [];

    public void Write(WorksheetPart part, Report report, IReadOnlyList<DataSheet> sheets)
    {
        Add(report.Cover.OrganisationName, CellLook.Title);
        Gap();
        Facts(report);
        Gap();
        Add(SheetStrings.Sheets, CellLook.Label);
        foreach (var sheet in sheets)
        {
            Pair(sheet.Name, sheet.About, CellLook.Link);
            links.Add(new Hyperlink { Reference = CellWriter.Address(1, rows.Count), Location = $"{Quoted(sheet.Name)}!A1", Display = sheet.Name });
        }

        Gap();
        Add(ReportStrings.Method, CellLook.Label);
        foreach (var note in report.Method)
        {
            Pair(note.Title, note.Text);
            if (note.Address is { } address)
            {
                Pair("", address, look: CellLook.Link);
                var id = part.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id;
                links.Add(new Hyperlink { Reference = CellWriter.Address(2, rows.Count), Id = id });
            }
        }

        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false, TabSelected = true }),
            new Columns(SheetWriter.Width(1, LabelWidth), SheetWriter.Width(2, TextWidth)),
            new SheetData(rows));
        if (links.Count > 0)
        {
            worksheet.Append(new Hyperlinks(links));
        }

        worksheet.Append(SheetPage.Margins(), SheetPage.Portrait(), SheetPage.Footer(running));
        part.Fill(worksheet);
    }

    /// <summary>A sheet's name as formulas and links write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private void Facts(Report report)
    {
        var cover = report.Cover;
        Pair(SheetStrings.AboutThis, SheetStrings.AboutText);
        if (cover.IsSample)
        {
            Pair("", ReportStrings.SampleText);
        }

        Pair(SheetStrings.Organisation, cover.OrganisationName);
        Pair(SheetStrings.Assessment, cover.Title);
        Pair(SheetStrings.HeldOn, cover.HeldOn, look: CellLook.Day);
        Pair(ReportStrings.Status, cover.StatusText);
        if (cover.GateText is { } gate)
        {
            Pair(GateStrings.NoteTitle, gate);
        }

        if (report.Has(ReportSection.Summary) && ResultSentences.CarriedOver(report.Results.Overall.Now) is { } carriedOver)
        {
            Pair(SheetStrings.CarriedOver, carriedOver);
        }

        if (cover.PreviousText is not null)
        {
            Pair(SheetStrings.Comparison, cover.PreviousText);
        }

        Pair(SheetStrings.QuestionSet, cover.QuestionSetText);
        Pair(SheetStrings.Language, report.Culture.NativeName);
        Pair(SheetStrings.MadeOn, cover.MadeOn, look: CellLook.Day);
    }

    private void Pair(string label, object value, CellLook labelLook = CellLook.Label, CellLook look = CellLook.Text)
    {
        var number = rows.Count + 1;
        rows.Add(new Row(cells.Write(1, number, label, labelLook), cells.Write(2, number, value, look))
        {
            RowIndex = (uint)number,
            Height = RowHeight.Of([(label, LabelWidth), (value as string, TextWidth)]),
        });
    }

    private void Add(string text, CellLook look)
    {
        var number = rows.Count + 1;
        rows.Add(new Row(cells.Write(1, number, text, look)) { RowIndex = (uint)number });
    }

    private void Gap() => rows.Add(new Row { RowIndex = (uint)rows.Count + 1 });
}
