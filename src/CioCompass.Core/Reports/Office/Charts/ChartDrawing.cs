using System.Globalization;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>A chart as DrawingML has it: zero baseline, light grid, every value written beside its bar, the series named at their first bars.</summary>
internal sealed class ChartDrawing(Chart chart, ChartLetters letters)
{
    /// <param name="workbook">Relationship of the chart to its workbook.</param>
    public C.ChartSpace Render(string workbook) => new(
        new C.Date1904 { Val = false },
        new C.EditingLanguage { Val = letters.Language },
        new C.RoundedCorners { Val = false },
        new C.Chart().With(
            new C.AutoTitleDeleted { Val = true },
            new C.PlotArea().With([Layout(), chart.Kind == ChartKind.Radar ? Radar() : Bars(), .. ChartAxes.Of(chart, letters)]),
            chart.Series.Count > 1 && chart.Kind != ChartKind.Bars ? Legend() : null,
            new C.PlotVisibleOnly { Val = true },
            new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }),
        new C.ShapeProperties(new A.NoFill(), Palette.NoLine()),
        letters.Of(12, Palette.Ink),
        new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = workbook });

    /// <summary>
    /// Places the plot, in parts of the chart: left alone, programs give long names very different parts of it. Few bars get less height, so that
    /// they stay bars.
    /// </summary>
    private C.Layout Layout()
    {
        (double X, double Y, double Width, double Height)? place = chart.Kind switch
        {
            ChartKind.Bars when chart.Series.Count > 1 => (0.42, 0.02, 0.45, Math.Min(0.9, 0.1 + (chart.Categories.Count * 0.3))),
            ChartKind.Bars => (0.42, 0.02, 0.5, Math.Min(0.86, 0.2 + (chart.Categories.Count * 0.22))),
            ChartKind.Radar => (0.24, 0.2, 0.52, 0.68),
            _ => null,
        };
        return place is not { } plot ? new C.Layout() : new C.Layout(new C.ManualLayout(
            new C.LayoutTarget { Val = C.LayoutTargetValues.Inner },
            new C.LeftMode { Val = C.LayoutModeValues.Edge },
            new C.TopMode { Val = C.LayoutModeValues.Edge },
            new C.Left { Val = plot.X },
            new C.Top { Val = plot.Y },
            new C.Width { Val = plot.Width },
            new C.Height { Val = plot.Height }));
    }

    private C.BarChart Bars() => new C.BarChart().With(
    [
        new C.BarDirection { Val = chart.Kind == ChartKind.Bars ? C.BarDirectionValues.Bar : C.BarDirectionValues.Column },
        new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
        new C.VaryColors { Val = false },
        .. chart.Series.Select((series, i) => new C.BarChartSeries().With(
        [
            .. Begin(i),
            SeriesLook.Bar(series.Style),
            new C.InvertIfNegative { Val = false },
            .. series.Points.Select(Point),
            Labels(i),
            .. Data(i),
        ])),
        new C.GapWidth { Val = (ushort)(chart.Series.Count > 1 ? 60 : 90) },
        new C.Overlap { Val = 0 },
        new C.AxisId { Val = ChartAxes.Category },
        new C.AxisId { Val = ChartAxes.Value },
    ]);

    private static C.DataPoint Point(SeriesStyle style, int index) => new(
        new C.Index { Val = (uint)index }, new C.InvertIfNegative { Val = false }, new C.Bubble3D { Val = false }, SeriesLook.Bar(style));

    /// <summary>Without values: on a radar they would lie over one another.</summary>
    private C.RadarChart Radar() => new C.RadarChart().With(
    [
        new C.RadarStyle { Val = C.RadarStyleValues.Marker },
        new C.VaryColors { Val = false },
        .. chart.Series.Select((series, i) => new C.RadarChartSeries().With(
            [.. Begin(i), SeriesLook.Line(series.Style), SeriesLook.Marker(series.Style), .. Data(i)])),
        new C.AxisId { Val = ChartAxes.Category },
        new C.AxisId { Val = ChartAxes.Value },
    ]);

    private IEnumerable<OpenXmlElement> Begin(int series) =>
    [
        new C.Index { Val = (uint)series },
        new C.Order { Val = (uint)series },
        new C.SeriesText(Texts(ChartWorkbook.NameOf(series), [chart.Series[series].Name])),
    ];

    private IEnumerable<OpenXmlElement> Data(int series) =>
        [new C.CategoryAxisData(Texts(ChartWorkbook.Categories(chart), chart.Categories)), new C.Values(Numbers(series))];

    /// <summary>The values. Of several series of lying bars each is named beside its first one: no eye has to go to a legend and back.</summary>
    private C.DataLabels Labels(int series)
    {
        var first = chart.Series[series].Values.ToList().FindIndex(v => v is not null);
        var named = chart.Kind == ChartKind.Bars && chart.Series.Count > 1 && first >= 0
            ? new C.DataLabel().With([new C.Index { Val = (uint)first }, .. Label(isNamed: true)])
            : null;
        return new C.DataLabels().With([named, .. Label(isNamed: false)]);
    }

    private IEnumerable<OpenXmlElement?> Label(bool isNamed) =>
    [
        new C.NumberingFormat { FormatCode = chart.Format, SourceLinked = false },
        new C.ChartShapeProperties(new A.NoFill(), Palette.NoLine()),
        letters.Of(12, Palette.Ink),
        new C.DataLabelPosition { Val = C.DataLabelPositionValues.OutsideEnd },
        new C.ShowLegendKey { Val = false },
        new C.ShowValue { Val = true },
        new C.ShowCategoryName { Val = false },
        new C.ShowSeriesName { Val = isNamed },
        new C.ShowPercent { Val = false },
        new C.ShowBubbleSize { Val = false },
        isNamed ? new C.Separator(" ") : null,
    ];

    private static C.StringReference Texts(string formula, IReadOnlyList<string> texts) => new(
        new C.Formula(formula),
        new C.StringCache().With(
        [
            new C.PointCount { Val = (uint)texts.Count },
            .. texts.Select((t, i) => new C.StringPoint(new C.NumericValue(ChartWorkbook.Escape(t))) { Index = (uint)i }),
        ]));

    /// <summary>A value that is not there has no point, as its cell is empty.</summary>
    private C.NumberReference Numbers(int series) => new(
        new C.Formula(ChartWorkbook.Values(chart, series)),
        new C.NumberingCache().With(
        [
            new C.FormatCode("General"),
            new C.PointCount { Val = (uint)chart.Categories.Count },
            .. chart.Series[series].Values.Select((value, i) => value is not { } known ? null : new C.NumericPoint(
                new C.NumericValue(known.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)i }),
        ]));

    private C.Legend Legend() => new(
        new C.LegendPosition { Val = C.LegendPositionValues.Top }, new C.Overlay { Val = false }, letters.Of(12, Palette.Ink));
}
