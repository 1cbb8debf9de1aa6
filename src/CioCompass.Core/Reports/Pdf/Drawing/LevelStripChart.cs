using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>One row of a dot plot; every number is a level, 1..5.</summary>
/// <param name="Value">The score as it is written at the end of the row.</param>
internal sealed record LevelStripRow(string Name, double? Now, double? Low, double? High, double? Target, double? Previous, string Value)
{
    /// <summary>The mean if what was only carried over still held; null where nothing was.</summary>
    public double? Carried { get; init; }
}

/// <summary>Scores on the scale from level 1 to level 5, in the signs of the compass; a hatched bar for a range.</summary>
internal sealed class LevelStripChart(IReadOnlyList<LevelStripRow> rows)
{
    private const double RowHeight = 21;
    private const double Axis = 16;
    private const double Names = 170;
    private const double Values = 82;

    public double Height => Axis + (rows.Count * RowHeight);

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        var scale = (width - Names - Values) / (Question.HighestLevel - 1);
        for (var level = 1; level <= Question.HighestLevel; level++)
        {
            var x = At(level);
            page.Stroke(Shape.Line(x, top + Axis - 3, x, top + Height), Palette.Line, 0.6);
            Labels.Draw(page, level.ToString(CultureInfo.InvariantCulture), Styles.ChartLabel, x, top + 8, Align.Centre);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var y = top + Axis + ((i + 0.5) * RowHeight);
            Labels.Draw(page, Labels.Shortened(row.Name, Styles.ChartNumber, Names - 14), Styles.ChartNumber, left, y + 3);
            Labels.Draw(page, row.Value, Styles.ChartNumber, left + width, y + 3, Align.Right);
            page.Stroke(Shape.Line(At(1), y, At(Question.HighestLevel), y), Palette.Line, 0.6);
            DrawMarks(page, row, y);
        }

        double At(double level) => left + Names + ((level - 1) * scale);

        void DrawMarks(PageCanvas canvas, LevelStripRow row, double y)
        {
            if (row.Low < row.High)
            {
                var range = Shape.Rectangle(At(row.Low.Value), y - 3.5, (row.High.Value - row.Low.Value) * scale, 7);
                canvas.Fill(range, Palette.AccentSoft);
                canvas.Hatch(range, Palette.Accent);
                canvas.Stroke(range, Palette.Accent, 0.6);
            }

            if (row.Previous is { } previous)
            {
                Marks.Ring(canvas, At(previous), y, Palette.Previous);
            }

            if (row.Target is { } target)
            {
                Marks.Diamond(canvas, At(target), y, Palette.Contrast);
            }

            if (row.Carried is { } carried)
            {
                Marks.Hollow(canvas, At(carried), y, Palette.Accent);
            }

            if (row.Now is { } now)
            {
                Marks.Dot(canvas, At(now), y, Palette.Accent);
            }
        }
    }
}
