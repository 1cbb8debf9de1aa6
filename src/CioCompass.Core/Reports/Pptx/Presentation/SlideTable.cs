using System.Globalization;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>A native table with a marked header row: lines between the rows, and no boxes.</summary>
internal static class SlideTable
{
    public const string Uri = "http://schemas.openxmlformats.org/drawingml/2006/table";

    private const double Points = 13;
    private const int HeaderHeight = 32;

    /// <summary>Two lines of text, and no more air than a table bears.</summary>
    private const int LowestRow = 48;

    private const int HighestRow = 64;

    public static A.Table Render(Table table, Box box, CultureInfo culture)
    {
        var total = table.Columns.Sum(c => c.Weight);
        var height = Math.Clamp((box.Height - HeaderHeight) / Math.Max(1, table.Rows.Count), LowestRow, HighestRow);
        return new A.Table().With(
        [
            new A.TableProperties { FirstRow = true },
            new A.TableGrid(table.Columns.Select(c => new A.GridColumn { Width = (long)(box.Width * c.Weight / total * Emu.PerPixel) })),
            Row([.. table.Columns.Select(c => c.Header)], table.Columns, HeaderHeight, isHeader: true, culture),
            .. table.Rows.Select(r => Row(r, table.Columns, height, isHeader: false, culture)),
        ]);
    }

    private static A.TableRow Row(IReadOnlyList<string> cells, IReadOnlyList<Column> columns, int height, bool isHeader, CultureInfo culture) => new(
        cells.Zip(columns, (text, column) => new A.TableCell(
            new A.TextBody(new A.BodyProperties(), new A.ListStyle(), Cell(text, culture, isHeader, column.IsNumber)),
            Properties(isHeader, column == columns[0], column == columns[^1]))))
    { Height = (long)height * Emu.PerPixel };

    private static A.Paragraph Cell(string text, CultureInfo culture, bool isHeader, bool isNumber)
    {
        var properties = new A.ParagraphProperties();
        if (isNumber)
        {
            properties.Alignment = A.TextAlignmentTypeValues.Right;
        }

        return DrawingText.Paragraph(text, culture, properties, new Letters(isHeader ? Points - 2 : Points, Palette.Ink, isHeader));
    }

    private static A.TableCellProperties Properties(bool isHeader, bool isFirst, bool isLast) => new(
        Border(new A.LeftBorderLineProperties()), Border(new A.RightBorderLineProperties()), Border(new A.TopBorderLineProperties()),
        new A.BottomBorderLineProperties(Palette.Fill(isHeader ? Palette.Ink : Palette.Line)) { Width = Emu.PerPixel }, new A.NoFill())
    {
        LeftMargin = isFirst ? 0 : 8 * Emu.PerPixel,
        RightMargin = isLast ? 0 : 8 * Emu.PerPixel,
        TopMargin = 6 * Emu.PerPixel,
        BottomMargin = 6 * Emu.PerPixel,
        Anchor = isHeader ? A.TextAnchoringTypeValues.Bottom : A.TextAnchoringTypeValues.Center,
    };

    /// <summary>None.</summary>
    private static T Border<T>(T side)
        where T : A.LinePropertiesType
    {
        side.Width = 0;
        return side.With(new A.NoFill());
    }
}
