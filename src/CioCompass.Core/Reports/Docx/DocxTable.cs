using System.Globalization;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <param name="Share">Of the table's width, beside the other columns'.</param>
internal sealed record DocxColumn(string Heading, int Share, bool IsNumber = false);

/// <summary>A table whose heading is repeated on every page, and whose rows are not broken over two unless they are long.</summary>
internal sealed class DocxTable
{
    /// <summary>In characters. A row that is longer than a page and may not break would run out of it.</summary>
    private const int LongestWholeRow = 800;

    private readonly Table table;
    private readonly IReadOnlyList<DocxColumn> columns;
    private readonly IReadOnlyList<int> widths;

    /// <param name="about">What it shows, for those who do not see it.</param>
    public DocxTable(string about, IReadOnlyList<DocxColumn> columns)
    {
        this.columns = columns;
        widths = [.. columns.Select(c => DocxPage.TextWidth * c.Share / columns.Sum(all => all.Share))];
        table = new Table(
            new TableProperties(
                new TableStyle { Val = "CompassTable" },
                new TableWidth { Width = Dxa(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = XmlText.Of(about) }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Dxa(w) })));
        var heading = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        heading.Append(columns.Select((column, index) => Cell(index, [DocxText.Paragraph(StyleOf(column), column.Heading)])));
        table.Append(heading);
    }

    public Table Element => table;

    public void AddRow(params IReadOnlyList<string> cells) =>
        AddRow([.. cells.Select((text, index) => (IReadOnlyList<Paragraph>)[DocxText.Paragraph(StyleOf(columns[index]), text)])]);

    /// <param name="cells">Each with at least one paragraph.</param>
    public void AddRow(IReadOnlyList<IReadOnlyList<Paragraph>> cells)
    {
        var row = new TableRow();
        if (cells.Sum(c => c.Sum(p => p.InnerText.Length)) < LongestWholeRow)
        {
            row.Append(new TableRowProperties(new CantSplit()));
        }

        row.Append(cells.Select((paragraphs, index) => Cell(index, paragraphs)));
        table.Append(row);
    }

    private TableCell Cell(int index, IEnumerable<Paragraph> paragraphs)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Dxa(widths[index]), Type = TableWidthUnitValues.Dxa }));
        cell.Append(paragraphs);
        return cell;
    }

    private static string StyleOf(DocxColumn column) => column.IsNumber ? "TableNumber" : "TableText";

    private static string Dxa(int width) => width.ToString(CultureInfo.InvariantCulture);
}
