using System.Globalization;
using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>A chart as DrawingML has it: zero baseline, light grid, every value written beside its bar, the series named at their first bars.</summary>
internal static class ChartXml
{
    /// <summary>Relationship of a chart to its workbook.</summary>
    public const string WorkbookId = "rId1";

    public static XElement Render(Chart chart, CultureInfo culture) => Root(
        C + "chartSpace",
        Val(C + "date1904", 0),
        Val(C + "lang", SlideText.Language("", culture)),
        Val(C + "roundedCorners", 0),
        new XElement(
            C + "chart",
            Val(C + "autoTitleDeleted", 1),
            new XElement(
                C + "plotArea",
                Layout(chart),
                chart.Kind == ChartKind.Radar ? Radar(chart) : Bars(chart),
                ChartAxes.Of(chart, culture)),
            chart.Series.Count > 1 && chart.Kind != ChartKind.Bars ? Legend() : null,
            Val(C + "plotVisOnly", 1),
            Val(C + "dispBlanksAs", "gap")),
        new XElement(C + "spPr", Palette.NoFill(), Palette.NoLine()),
        Letters(12, Palette.Ink),
        new XElement(C + "externalData", new XAttribute(R + "id", WorkbookId), Val(C + "autoUpdate", 0)));

    /// <summary>Size and colour of a part's letters.</summary>
    public static XElement Letters(double points, string colour) => new(
        C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
        new XElement(
            A + "p",
            new XElement(A + "pPr", new XElement(A + "defRPr", TextXml.Run(points, colour, bold: false, isSerif: false))),
            new XElement(A + "endParaRPr", Attr("lang", "en-GB"))));

    /// <summary>
    /// Places the plot, in parts of the chart: left alone, programs give long names very different parts of it. Few bars get less height, so that
    /// they stay bars.
    /// </summary>
    private static XElement Layout(Chart chart)
    {
        (double X, double Y, double Width, double Height)? place = chart.Kind switch
        {
            ChartKind.Bars when chart.Series.Count > 1 => (0.42, 0.02, 0.45, Math.Min(0.9, 0.1 + (chart.Categories.Count * 0.3))),
            ChartKind.Bars => (0.42, 0.02, 0.5, Math.Min(0.86, 0.2 + (chart.Categories.Count * 0.22))),
            ChartKind.Radar => (0.24, 0.2, 0.52, 0.68),
            _ => null,
        };
        return new XElement(C + "layout", place is not { } plot ? null : new XElement(
            C + "manualLayout",
            Val(C + "layoutTarget", "inner"), Val(C + "xMode", "edge"), Val(C + "yMode", "edge"),
            Val(C + "x", plot.X), Val(C + "y", plot.Y), Val(C + "w", plot.Width), Val(C + "h", plot.Height)));
    }

    private static XElement Bars(Chart chart) => new(
        C + "barChart",
        Val(C + "barDir", chart.Kind == ChartKind.Bars ? "bar" : "col"),
        Val(C + "grouping", "clustered"),
        Val(C + "varyColors", 0),
        chart.Series.Select((series, i) => SeriesOf(
            chart, i,
            SeriesLook.Bar(series.Style),
            [Val(C + "invertIfNegative", 0), .. series.Points.Select(Point)],
            "outEnd")),
        Val(C + "gapWidth", chart.Series.Count > 1 ? 60 : 90),
        Val(C + "overlap", 0),
        Val(C + "axId", ChartAxes.Category),
        Val(C + "axId", ChartAxes.Value));

    private static XElement Point(SeriesStyle style, int index) => new(
        C + "dPt", Val(C + "idx", index), Val(C + "invertIfNegative", 0), Val(C + "bubble3D", 0), SeriesLook.Bar(style));

    private static XElement Radar(Chart chart) => new(
        C + "radarChart",
        Val(C + "radarStyle", "marker"),
        Val(C + "varyColors", 0),
        chart.Series.Select((series, i) => SeriesOf(chart, i, SeriesLook.Line(series.Style), [SeriesLook.Marker(series.Style)], position: null)),
        Val(C + "axId", ChartAxes.Category),
        Val(C + "axId", ChartAxes.Value));

    /// <param name="position">Of the values beside the bars; null for no values: on a radar they would lie over one another.</param>
    private static XElement SeriesOf(Chart chart, int index, XElement look, object[] details, string? position)
    {
        var series = chart.Series[index];
        return new XElement(
            C + "ser",
            Val(C + "idx", index),
            Val(C + "order", index),
            new XElement(C + "tx", Texts(ChartWorkbook.NameOf(index), [series.Name])),
            look,
            details,
            position is null ? null : Labels(chart, index, position),
            new XElement(C + "cat", Texts(ChartWorkbook.Categories(chart), chart.Categories)),
            new XElement(C + "val", Numbers(chart, index)));
    }

    /// <summary>The values. Of several series of lying bars each is named beside its first one: no eye has to go to a legend and back.</summary>
    private static XElement Labels(Chart chart, int index, string position)
    {
        var first = chart.Series[index].Values.ToList().FindIndex(v => v is not null);
        return new XElement(
            C + "dLbls",
            chart.Kind == ChartKind.Bars && chart.Series.Count > 1 && first >= 0
                ? new XElement(C + "dLbl", Val(C + "idx", first), Label(chart, position, isNamed: true))
                : null,
            Label(chart, position, isNamed: false));
    }

    private static object?[] Label(Chart chart, string position, bool isNamed) =>
    [
        new XElement(C + "numFmt", Attr("formatCode", chart.Format), Attr("sourceLinked", 0)),
        new XElement(C + "spPr", Palette.NoFill(), Palette.NoLine()),
        Letters(12, Palette.Ink),
        Val(C + "dLblPos", position),
        Val(C + "showLegendKey", 0), Val(C + "showVal", 1), Val(C + "showCatName", 0), Val(C + "showSerName", isNamed ? 1 : 0),
        Val(C + "showPercent", 0), Val(C + "showBubbleSize", 0), isNamed ? new XElement(C + "separator", " ") : null,
    ];

    private static XElement Texts(string formula, IReadOnlyList<string> texts) => new(
        C + "strRef",
        new XElement(C + "f", formula),
        new XElement(
            C + "strCache", Val(C + "ptCount", texts.Count),
            texts.Select((t, i) => new XElement(C + "pt", Attr("idx", i), new XElement(C + "v", ChartWorkbook.Escape(t))))));

    /// <summary>A value that is not there has no point, as its cell is empty.</summary>
    private static XElement Numbers(Chart chart, int index) => new(
        C + "numRef",
        new XElement(C + "f", ChartWorkbook.Values(chart, index)),
        new XElement(
            C + "numCache",
            new XElement(C + "formatCode", "General"),
            Val(C + "ptCount", chart.Categories.Count),
            chart.Series[index].Values.Select((value, i) => value is null
                ? null
                : new XElement(
                    C + "pt", Attr("idx", i), new XElement(C + "v", value.Value.ToString("R", CultureInfo.InvariantCulture))))));

    private static XElement Legend() => new(
        C + "legend", Val(C + "legendPos", "t"), Val(C + "overlay", 0), Letters(12, Palette.Ink));
}
