using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>The five levels as boxes: the one reached is filled, or an outline where it was only carried over; the one aimed at has a diamond.</summary>
/// <param name="level">1..5; null without a level.</param>
/// <param name="target">1..5; null without a target.</param>
internal sealed class LevelScaleChart(int? level, int? target, bool isCarriedOver)
{
    public const double Height = 30;

    private const double Box = 20;
    private const double Gap = 4;

    public static double Width => Question.HighestLevel * (Box + Gap);

    public void Draw(PageCanvas page, double left, double top)
    {
        for (var i = 1; i <= Question.HighestLevel; i++)
        {
            var x = left + ((i - 1) * (Box + Gap));
            var box = Shape.Rectangle(x, top + 1, Box, Box);
            var isReached = i == level;
            if (isReached && !isCarriedOver)
            {
                page.Fill(box, Palette.Levels[i - 1]);
            }

            page.Stroke(box, isReached ? Palette.Accent : Palette.LineStrong, isReached ? 1.2 : 0.5, isReached && isCarriedOver ? [3, 2] : []);
            var style = isReached
                ? Styles.ChartNumber with { Size = 11, Colour = isCarriedOver ? Palette.Ink : Palette.LevelInks[i - 1] }
                : Styles.ChartLabel with { Colour = Palette.Ink2 };
            Labels.Draw(page, i.ToString(CultureInfo.InvariantCulture), style, x + (Box / 2), top + (isReached ? 15 : 14), Align.Centre);
            if (i == target)
            {
                Marks.Diamond(page, x + (Box / 2), top + Box + 4.5, Palette.Contrast);
            }
        }
    }
}
