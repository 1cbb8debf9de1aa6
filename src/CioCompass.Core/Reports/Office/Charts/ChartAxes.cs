using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>The two axes of a chart. The one of values always starts at zero.</summary>
internal static class ChartAxes
{
    public const uint Category = 111111111;
    public const uint Value = 222222222;

    public static IEnumerable<OpenXmlElement> Of(Chart chart, ChartLetters letters)
    {
        var (lying, radar) = (chart.Kind == ChartKind.Bars, chart.Kind == ChartKind.Radar);
        yield return new C.CategoryAxis().With(
        [
            new C.AxisId { Val = Category },
            new C.Scaling(new C.Orientation { Val = lying ? C.OrientationValues.MaxMin : C.OrientationValues.MinMax }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = lying ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom },
            radar ? Grid() : null,
            letters.Title(chart.CategoryAxis),
            .. Ticks(chart, "General"),
            Line(Palette.InkSoft),
            letters.Of(12, Palette.Ink),
            new C.CrossingAxis { Val = Value },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.AutoLabeled { Val = true },
            new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
            new C.LabelOffset { Val = 100 },
            new C.NoMultiLevelLabels { Val = true },
        ]);
        yield return new C.ValueAxis().With(
        [
            new C.AxisId { Val = Value },
            new C.Scaling(
                new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = chart.Max }, new C.MinAxisValue { Val = 0 }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = lying ? C.AxisPositionValues.Bottom : C.AxisPositionValues.Left },
            Grid(),
            letters.Title(chart.ValueAxis),
            .. Ticks(chart, radar ? "0" : chart.Format),
            new C.ChartShapeProperties(Palette.NoLine()),
            letters.Of(10, Palette.InkSoft),
            new C.CrossingAxis { Val = Category },

            // With the first bar at the top the axis would stand there too; its far end is the foot.
            new C.Crosses { Val = lying ? C.CrossesValues.Maximum : C.CrossesValues.AutoZero },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between },
            new C.MajorUnit { Val = chart.Step },
        ]);
    }

    private static IEnumerable<OpenXmlElement> Ticks(Chart chart, string format) =>
    [
        new C.NumberingFormat { FormatCode = format, SourceLinked = false },
        new C.MajorTickMark { Val = chart.Kind == ChartKind.Radar ? C.TickMarkValues.Cross : C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
    ];

    private static C.MajorGridlines Grid() => new(Line(Palette.Line));

    private static C.ChartShapeProperties Line(A.SchemeColorValues colour) => new(Palette.Stroke(colour, 1));
}
