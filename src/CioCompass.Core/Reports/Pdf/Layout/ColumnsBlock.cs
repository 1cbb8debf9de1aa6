namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>
/// Blocks side by side, read from the left one to the right one. They do not break; where they are higher than a page, they follow one
/// another instead.
/// </summary>
internal sealed class ColumnsBlock(IReadOnlyList<Column> columns) : Block
{
    private const double Gutter = 20;

    public override double Height(double width) => columns.Max(c => Height(c, width));

    public override double MinimumHeight(double width) => Height(width);

    public override void Place(PageFlow flow)
    {
        var (left, width, top) = (flow.Left, flow.Width, flow.Y);
        if (Height(width) > flow.Remaining + 0.01)
        {
            foreach (var column in columns)
            {
                flow.Place(column.Blocks);
            }

            return;
        }

        var bottom = top;
        foreach (var column in columns)
        {
            flow.Width = Width(column, width);
            flow.Y = top;
            foreach (var block in column.Blocks)
            {
                block.Place(flow);
                flow.Y += block.SpaceAfter;
            }

            bottom = Math.Max(bottom, flow.Y);
            flow.Left += flow.Width + Gutter;
        }

        (flow.Left, flow.Width, flow.Y) = (left, width, bottom);
    }

    private double Height(Column column, double width) => column.Blocks.Sum(b => b.Height(Width(column, width)) + b.SpaceAfter);

    private double Width(Column column, double width) => (width - (Gutter * (columns.Count - 1))) * column.Share;
}

/// <param name="Share">Of the width, 0..1.</param>
internal sealed record Column(double Share, IReadOnlyList<Block> Blocks);
