using CioCompass.Core.Reports.Office;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>The signs of the compass: a dot for now, a hollow one for what was carried over, a diamond for the target, a ring for before. Shapes, so that no colour is needed.</summary>
internal static class Marks
{
    public static void Dot(PageCanvas page, double x, double y, Colour colour)
    {
        page.Fill(Shape.Circle(x, y, 3.6), colour);
        page.Stroke(Shape.Circle(x, y, 3.6), Palette.Paper, 0.9);
    }

    /// <summary>Mark of an answer that was only carried over.</summary>
    public static void Hollow(PageCanvas page, double x, double y, Colour colour)
    {
        page.Fill(Shape.Circle(x, y, 3.6), Palette.Paper);
        page.Stroke(Shape.Circle(x, y, 3.6), colour, 1.2, 2, 1.4);
    }

    public static void Diamond(PageCanvas page, double x, double y, Colour colour)
    {
        const double R = 4;
        var diamond = Shape.Polygon((x, y - R), (x + R, y), (x, y + R), (x - R, y));
        page.Fill(diamond, Palette.Paper);
        page.Stroke(diamond, colour, 1.3);
    }

    public static void Ring(PageCanvas page, double x, double y, Colour colour)
    {
        page.Fill(Shape.Circle(x, y, 2.8), Palette.Paper);
        page.Stroke(Shape.Circle(x, y, 2.8), colour, 1.2);
    }
}
