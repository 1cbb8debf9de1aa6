using System.Globalization;
using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>A native table with a marked header row: lines between the rows, and no boxes.</summary>
internal static class TableXml
{
    public const string Uri = "http://schemas.openxmlformats.org/drawingml/2006/table";

    private const double Points = 13;
    private const int HeaderHeight = 32;

    /// <summary>Two lines of text, and no more air than a table bears.</summary>
    private const int LowestRow = 48;

    private const int HighestRow = 64;

    public static XElement Render(Table table, Box box, CultureInfo culture)
    {
        var total = table.Columns.Sum(c => c.Weight);
        var height = Math.Clamp((box.Height - HeaderHeight) / Math.Max(1, table.Rows.Count), LowestRow, HighestRow);
        return new XElement(
            A + "tbl",
            new XElement(A + "tblPr", Attr("firstRow", 1)),
            new XElement(
                A + "tblGrid",
                table.Columns.Select(c => new XElement(A + "gridCol", Attr("w", (long)(box.Width * c.Weight / total * Box.Emu))))),
            Row([.. table.Columns.Select(c => c.Header)], table.Columns, HeaderHeight, isHeader: true, culture),
            table.Rows.Select(r => Row(r, table.Columns, height, isHeader: false, culture)));
    }

    private static XElement Row(IReadOnlyList<string> cells, IReadOnlyList<Column> columns, int height, bool isHeader, CultureInfo culture) => new(
        A + "tr", Attr("h", height * Box.Emu),
        cells.Zip(columns, (text, column) => new XElement(
            A + "tc",
            new XElement(
                A + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
                TextXml.Cell(text, culture, isHeader ? Points - 2 : Points, isHeader, column.IsNumber)),
            Properties(isHeader, column == columns[0], column == columns[^1]))));

    private static XElement Properties(bool isHeader, bool isFirst, bool isLast) => new(
        A + "tcPr",
        Attr("marL", isFirst ? 0 : 8 * Box.Emu), Attr("marR", isLast ? 0 : 8 * Box.Emu), Attr("marT", 6 * Box.Emu), Attr("marB", 6 * Box.Emu),
        Attr("anchor", isHeader ? "b" : "ctr"),
        Border("lnL", null), Border("lnR", null), Border("lnT", null), Border("lnB", isHeader ? Palette.Ink : Palette.Line), Palette.NoFill());

    private static XElement Border(string side, string? colour) => new(
        A + side, Attr("w", colour is null ? 0 : Box.Emu), colour is null ? Palette.NoFill() : Palette.Fill(colour));
}
