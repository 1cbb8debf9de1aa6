using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <param name="Columns">Widths as shares of the whole; they add up to 1.</param>
/// <param name="RightAligned">Columns of numbers, by index.</param>
internal sealed record TableLook(
    IReadOnlyList<double> Columns, IReadOnlySet<int> RightAligned, TextStyle Header, TextStyle Body, TextStyle RowHead);

internal sealed record TableRowText(IReadOnlyList<TableCell> Cells);

/// <param name="Text">A line feed begins a paragraph.</param>
/// <param name="Note">A paragraph under it, in the column's plain style; empty for none.</param>
internal sealed record TableCell(string Text, string Note = "")
{
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>One row, its cells broken into lines. All cells have the same distance of lines, so that a break cuts them at one height.</summary>
internal sealed class TableRow
{
    private const double Padding = 4;
    private const double Gutter = 8;

    private readonly TableLook look;
    private readonly double leading;
    private readonly Colour rule;
    private readonly List<CellLines> cells = [];

    public TableRow(TableLook look, double width, IReadOnlyList<TableCell> texts, bool isHeader)
    {
        this.look = look;
        leading = look.Body.Leading;
        rule = isHeader ? Palette.Ink : Palette.Line;
        var left = 0.0;
        for (var i = 0; i < texts.Count; i++)
        {
            var column = width * look.Columns[i];
            var inner = column - (i < texts.Count - 1 ? Gutter : 0);
            var style = isHeader ? look.Header : i == 0 ? look.RowHead : look.Body;
            cells.Add(CellLines.Of(texts[i], style, look.Body, left, inner));
            left += column;
        }

        LineCount = cells.Max(c => c.Lines.Count);
    }

    public int LineCount { get; }

    public double Height => (LineCount * leading) + (2 * Padding);

    /// <summary>Height of the row, or of a long row's first lines.</summary>
    public double MinimumHeight => (Math.Min(LineCount, 12) * leading) + (2 * Padding);

    /// <summary>Number of the lines after those drawn that have room.</summary>
    public int Fitting(int drawn, double height) =>
        Math.Clamp((int)((height + 0.01 - (2 * Padding)) / leading), 0, LineCount - drawn);

    /// <summary>Adds the cells' elements to the row's.</summary>
    /// <returns>For each cell the elements of its paragraphs; the cell itself where it has only one.</returns>
    public IReadOnlyList<IReadOnlyList<StructureElement>> Tag(StructureElement row, string scope) =>
        [.. cells.Select((cell, i) => Tag(
            row.Add(i == 0 || scope == "Column" ? new StructureElement("TH") { Scope = scope } : new StructureElement("TD")), cell.Paragraphs))];

    /// <param name="elements">Of the cells; null for a repetition, which the caller has marked as an artifact.</param>
    public void Draw(PageFlow flow, int first, int count, IReadOnlyList<IReadOnlyList<StructureElement>>? elements)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var y = flow.Y + Padding;
            foreach (var (text, line, paragraph) in cells[i].Lines.Skip(first).Take(count))
            {
                if (elements is not null)
                {
                    flow.Page.Tag(elements[i][paragraph]);
                }

                var slack = look.RightAligned.Contains(i) || text.RightToLeft ? cells[i].Width - line.Width : 0;
                LinePainter.Draw(flow.Page, text, line, flow.Left + cells[i].Left + slack, y + text.Spans[0].Style.Baseline);
                y += leading;
            }
        }

        flow.Y += (count * leading) + (2 * Padding);
        flow.Page.Artifact();
        flow.Page.Stroke(Shape.Line(flow.Left, flow.Y, flow.Left + flow.Width, flow.Y), rule, 0.6);
    }

    private static List<StructureElement> Tag(StructureElement cell, int paragraphs) =>
        paragraphs == 1 ? [cell] : [.. Enumerable.Range(0, paragraphs).Select(_ => cell.Add("P"))];

    /// <param name="Left">From the left edge of the table.</param>
    /// <param name="Paragraphs">At least 1, also of an empty cell.</param>
    private sealed record CellLines(
        double Left, double Width, int Paragraphs, List<(TextLines Text, TextLine Line, int Paragraph)> Lines)
    {
        public static CellLines Of(TableCell cell, TextStyle style, TextStyle plain, double left, double width)
        {
            var paragraphs = Split(cell.Text).Select(t => new TextSpan(t, style))
                .Concat(cell.Note.Length > 0 ? Split(cell.Note).Select(t => new TextSpan(t, plain)) : [])
                .Select(span => TextLines.Of(span, width))
                .ToList();
            return new CellLines(left, width, paragraphs.Count, [.. paragraphs.SelectMany((p, i) => p.Lines.Select(line => (p, line, i)))]);
        }

        private static string[] Split(string text) => text.ReplaceLineEndings("\n").Split('\n');
    }
}
