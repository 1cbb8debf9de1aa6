using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>
/// The workbook inside a chart, which "Edit data" opens: categories in column A from row 2, a series in each further column with its name
/// in row 1. Texts are stored as texts, so that one that starts with = is no formula.
/// </summary>
internal static partial class ChartWorkbook
{
    private const string Sheet = "Sheet1";

    public static void Write(Chart chart, Stream target)
    {
        using var memory = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var main = workbook.AddWorkbookPart();
            main.AddNewPart<WorksheetPart>("rId1").Fill(new Worksheet(new SheetData(Rows(chart))));
            main.Fill(new Workbook(new Sheets(new Sheet { Name = Sheet, SheetId = 1, Id = "rId1" })));
        }

        OfficePackage.Finish(memory, target);
    }

    /// <summary>The cells of the categories, as a formula.</summary>
    public static string Categories(Chart chart) => Range("A", chart);

    /// <summary>The cell of a series' name, as a formula.</summary>
    public static string NameOf(int series) => $"{Sheet}!${Letter(series)}$1";

    /// <summary>The cells of a series' values, as a formula.</summary>
    public static string Values(Chart chart, int series) => Range(Letter(series), chart);

    /// <summary>
    /// A text as cells and a chart's cache hold it. Both read <c>_x0041_</c> as the letter A, so an underscore that begins such a code is
    /// itself written as one (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
    /// </summary>
    public static string Escape(string text) => Code().Replace(DrawingText.Clean(text), "_x005F_");

    private static IEnumerable<Row> Rows(Chart chart)
    {
        yield return new Row(chart.Series.Select((s, i) => Text(Letter(i), 1, s.Name))) { RowIndex = 1 };
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var number = (uint)i + 2;
            yield return new Row(
                chart.Series
                    .Select((s, column) => s.Values[i] is { } value ? Number(Letter(column), number, value) : null)
                    .OfType<Cell>()
                    .Prepend(Text("A", number, chart.Categories[i])))
            { RowIndex = number };
        }
    }

    private static Cell Text(string column, uint row, string text) => new(
        new InlineString(new CellText(Escape(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = $"{column}{row}",
        DataType = CellValues.InlineString,
    };

    private static Cell Number(string column, uint row, double value) =>
        new(new CellValue(value.ToString("R", CultureInfo.InvariantCulture))) { CellReference = $"{column}{row}" };

    private static string Range(string column, Chart chart) => $"{Sheet}!${column}$2:${column}${chart.Categories.Count + 1}";

    private static string Letter(int series) => ((char)('B' + series)).ToString();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Code();
}
