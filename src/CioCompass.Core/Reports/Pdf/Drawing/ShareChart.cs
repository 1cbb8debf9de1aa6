using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>A hundred people in five rows, as many of them filled in as the percentage says: the picture that the dashboard draws.</summary>
/// <param name="share">0..100.</param>
/// <param name="shareLabel">Direct label of the filled people.</param>
/// <param name="restLabel">Direct label of the hollow ones.</param>
internal sealed class ShareChart(double share, string shareLabel, string restLabel)
{
    private const int People = 100;
    private const int PerRow = 20;
    private const double LabelHeight = 13;

    public static double Height(double width) => (2 * LabelHeight) + (People / PerRow * width / PerRow) + 3;

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        var cell = width / PerRow;
        var filled = (int)Math.Round(share, MidpointRounding.AwayFromZero);
        Labels.Draw(page, shareLabel, Styles.ChartNumber with { Colour = Palette.Accent }, left, top + 9);
        for (var person = 0; person < People; person++)
        {
            var (row, column) = Math.DivRem(person, PerRow);
            var shape = Person(left + (column * cell), top + LabelHeight + 2 + (row * cell), cell / 20);
            if (person < filled)
            {
                page.Fill(shape, Palette.Accent);
            }
            else
            {
                page.Stroke(shape, Palette.LineStrong, 0.5);
            }
        }

        Labels.Draw(page, restLabel, Styles.ChartLabel, left + width, top + Height(width) - 3, Align.Right);
    }

    /// <summary>Head and shoulders in a cell of 20 by 20 units.</summary>
    private static Shape Person(double x, double y, double unit)
    {
        var (middle, shoulder) = (x + (10 * unit), 6 * unit);
        var k = shoulder * 0.5522847;
        var (top, bottom) = (y + (11 * unit), y + (18 * unit));
        return Shape.Circle(middle, y + (5 * unit), 3 * unit).And(new Shape()
            .Move(middle - shoulder, bottom)
            .LineTo(middle - shoulder, top + shoulder - (2 * unit))
            .CurveTo((middle - shoulder, top + shoulder - (2 * unit) - k), (middle - k, top - (2 * unit)), (middle, top - (2 * unit)))
            .CurveTo((middle + k, top - (2 * unit)), (middle + shoulder, top + shoulder - (2 * unit) - k), (middle + shoulder, top + shoulder - (2 * unit)))
            .LineTo(middle + shoulder, bottom)
            .Close());
    }
}
