using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <param name="Columns">Widths as shares of the whole; they add up to 1.</param>
/// <param name="RightAligned">Columns of numbers, by index.</param>
internal sealed record TableLook(IReadOnlyList<double> Columns, IReadOnlySet<int> RightAligned, TextStyle Header, TextStyle Body)
{
    /// <summary>Style of the first cell of a row.</summary>
    public TextStyle RowHead { get; init; } = Body;
}

internal sealed record TableRowText(IReadOnlyList<TableCell> Cells);

/// <param name="Style">Null for the column's own.</param>
internal sealed record TableCell(string Text, TextStyle? Style = null)
{
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>One row, its cells broken into lines. All cells have the same distance of lines, so that a break cuts them at one height.</summary>
internal sealed class TableRow
{
    private const double Padding = 4;
    private const double Gutter = 10;

    private readonly TableLook _look;
    private readonly double _leading;
    private readonly Colour _rule;
    private readonly List<(double Left, double Width, TextLines Text)> _cells = [];

    /// <param name="rule">Of the line under the row.</param>
    public TableRow(TableLook look, double width, IReadOnlyList<TableCell> cells, TextStyle style, Colour rule)
    {
        (_look, _leading, _rule) = (look, style.Leading, rule);
        var left = 0.0;
        for (var i = 0; i < cells.Count; i++)
        {
            var column = width * look.Columns[i];
            var inner = column - (i < cells.Count - 1 ? Gutter : 0);
            var own = cells[i].Style ?? (i == 0 && style == look.Body ? look.RowHead : style);
            _cells.Add((left, inner, TextLines.Of(new TextSpan(cells[i].Text, own), inner)));
            left += column;
        }

        LineCount = _cells.Max(c => c.Text.Lines.Count);
    }

    public int LineCount { get; }

    public double Height => (LineCount * _leading) + (2 * Padding);

    /// <summary>Of a long row, its first lines.</summary>
    public double MinimumHeight => (Math.Min(LineCount, 12) * _leading) + (2 * Padding);

    /// <summary>Of the lines after those drawn, how many have room.</summary>
    public int Fitting(int drawn, double height) =>
        Math.Clamp((int)((height + 0.01 - (2 * Padding)) / _leading), 0, LineCount - drawn);

    /// <summary>Adds the cells' elements to the row's.</summary>
    public IReadOnlyList<StructureElement> Tag(StructureElement row, string scope) =>
        [.. _cells.Select((_, i) => row.Add(i == 0 || scope == "Column"
            ? new StructureElement("TH") { Scope = scope }
            : new StructureElement("TD")))];

    /// <param name="elements">Of the cells; null for a repetition, which the caller has marked as an artifact.</param>
    public void Draw(PageFlow flow, int first, int count, IReadOnlyList<StructureElement>? elements)
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            var (left, width, text) = _cells[i];
            if (elements is not null)
            {
                flow.Page.Tag(elements[i]);
            }

            var y = flow.Y + Padding;
            foreach (var line in text.Lines.Skip(first).Take(count))
            {
                var slack = _look.RightAligned.Contains(i) || text.RightToLeft ? width - line.Width : 0;
                LinePainter.Draw(flow.Page, text, line, flow.Left + left + slack, y + text.Spans[0].Style.Baseline);
                y += _leading;
            }
        }

        flow.Y += (count * _leading) + (2 * Padding);
        flow.Page.Artifact();
        flow.Page.Stroke(Shape.Line(flow.Left, flow.Y, flow.Left + flow.Width, flow.Y), _rule, 0.6);
    }
}
