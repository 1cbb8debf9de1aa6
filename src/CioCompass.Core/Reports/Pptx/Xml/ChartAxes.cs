using System.Globalization;
using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The two axes of a chart. The one of values always starts at zero.</summary>
internal static class ChartAxes
{
    public const int Category = 111111111;
    public const int Value = 222222222;

    public static IEnumerable<XElement> Of(Chart chart, CultureInfo culture)
    {
        var (lying, radar) = (chart.Kind == ChartKind.Bars, chart.Kind == ChartKind.Radar);
        yield return new XElement(
            C + "catAx",
            Val(C + "axId", Category),
            new XElement(C + "scaling", Val(C + "orientation", lying ? "maxMin" : "minMax")),
            Val(C + "delete", 0),
            Val(C + "axPos", lying ? "l" : "b"),
            radar ? Grid() : null,
            Title(chart.CategoryAxis, culture),
            Ticks(chart, "General"),
            Line(Palette.InkSoft),
            ChartXml.Letters(12, Palette.Ink),
            Val(C + "crossAx", Value),
            Val(C + "crosses", "autoZero"),
            Val(C + "auto", 1),
            Val(C + "lblAlgn", "ctr"),
            Val(C + "lblOffset", 100),
            Val(C + "noMultiLvlLbl", 1));
        yield return new XElement(
            C + "valAx",
            Val(C + "axId", Value),
            new XElement(C + "scaling", Val(C + "orientation", "minMax"), Val(C + "max", Invariant(chart.Max)), Val(C + "min", 0)),
            Val(C + "delete", 0),
            Val(C + "axPos", lying ? "b" : "l"),
            Grid(),
            Title(chart.ValueAxis, culture),
            Ticks(chart, radar ? "0" : chart.Format),
            new XElement(C + "spPr", Palette.NoLine()),
            ChartXml.Letters(10, Palette.InkSoft),
            Val(C + "crossAx", Category),

            // With the first bar at the top the axis would stand there too; its far end is the foot.
            Val(C + "crosses", lying ? "max" : "autoZero"),
            Val(C + "crossBetween", "between"),
            Val(C + "majorUnit", Invariant(chart.Step)));
    }

    private static object[] Ticks(Chart chart, string format) =>
    [
        new XElement(C + "numFmt", Attr("formatCode", format), Attr("sourceLinked", 0)),
        Val(C + "majorTickMark", chart.Kind == ChartKind.Radar ? "cross" : "none"),
        Val(C + "minorTickMark", "none"),
        Val(C + "tickLblPos", "nextTo"),
    ];

    private static XElement Grid() => new(C + "majorGridlines", Line(Palette.Line));

    private static XElement Line(string colour) => new(C + "spPr", Palette.Stroke(colour, 1));

    private static XElement? Title(string text, CultureInfo culture) => text.Length == 0
        ? null
        : new XElement(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", new XElement(A + "defRPr", TextXml.Run(11, Palette.InkSoft, bold: false, isSerif: false))),
                        new XElement(
                            A + "r",
                            new XElement(
                                A + "rPr", Attr("lang", SlideText.Language("", culture)), TextXml.Run(11, Palette.InkSoft, bold: false, isSerif: false)),
                            new XElement(A + "t", text))))),
            Val(C + "overlay", 0));

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}
