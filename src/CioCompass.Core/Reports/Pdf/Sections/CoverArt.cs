using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The decoration of the cover: the compass rose, cut by the edge of the page. It says nothing that the words do not.</summary>
internal static class CoverArt
{
    public static void Draw(PageCanvas page, PageFormat format)
    {
        page.Artifact();
        page.Fill(Shape.Rectangle(0, 0, format.Width, format.Height), Palette.Ground);
        page.Fill(Shape.Rectangle(0, 0, format.Width, 7), Palette.Accent);
        DrawRose(page, format.Width - 118, format.Height - 128, 232, isLarge: true);
        DrawRose(page, format.Left + 11, 68, 11, isLarge: false);
        Labels.Draw(page, "CIO Compass", Styles.Body with { Font = FontLibrary.SerifSemiBold, Size = 14 }, format.Left + 30, 73);
        page.CloseTag();
    }

    private static void DrawRose(PageCanvas page, double x, double y, double radius, bool isLarge)
    {
        page.Stroke(Shape.Circle(x, y, radius), isLarge ? Palette.LineStrong : Palette.Accent, isLarge ? 0.8 : 1.2);
        if (isLarge)
        {
            page.Stroke(Shape.Circle(x, y, radius * 0.64), Palette.LineStrong, 0.6);
            DrawTicks(page, x, y, radius);
            DrawPoints(page, x, y, radius * 0.74, 0.5, Palette.LineStrong, Palette.LineStrong);
        }

        DrawPoints(page, x, y, radius * (isLarge ? 1 : 0.86), 0, Palette.Accent, isLarge ? Palette.Contrast : Palette.Accent);
        page.Fill(Shape.Circle(x, y, radius * 0.035), Palette.Ground);
    }

    private static void DrawTicks(PageCanvas page, double x, double y, double radius)
    {
        for (var tick = 0; tick < 64; tick++)
        {
            var angle = Math.PI * tick / 32;
            var inner = radius * (tick % 8 == 0 ? 0.93 : 0.955);
            var outer = radius * 0.985;
            page.Stroke(
                Shape.Line(
                    x + (Math.Sin(angle) * inner), y - (Math.Cos(angle) * inner), x + (Math.Sin(angle) * outer), y - (Math.Cos(angle) * outer)),
                Palette.LineStrong, 0.7);
        }
    }

    /// <summary>Four points, each a light and a dark facet.</summary>
    /// <param name="turn">In quarters: 0 for the main points, a half for those between.</param>
    /// <param name="north">Colour of the first point.</param>
    private static void DrawPoints(PageCanvas page, double x, double y, double length, double turn, Colour colour, Colour north)
    {
        const int Points = 4;
        for (var i = 0; i < Points; i++)
        {
            var (fill, tip) = (i == 0 && turn == 0 ? north : colour, At(i + turn, length));
            var light = Shape.Polygon((x, y), At(i + turn + 0.5, length * 0.2), tip);
            page.Fill(light, Palette.Ground);
            page.Stroke(light, fill, length > 50 ? 0.9 : 0.6);
            page.Fill(Shape.Polygon((x, y), At(i + turn - 0.5, length * 0.2), tip), fill);
        }

        (double X, double Y) At(double quarter, double distance)
        {
            var angle = Math.PI / 2 * quarter;
            return (x + (Math.Sin(angle) * distance), y - (Math.Cos(angle) * distance));
        }
    }
}
