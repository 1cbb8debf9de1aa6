using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The layouts, one for each kind of slide, with names that an editor understands.</summary>
internal static class LayoutXml
{
    public static XElement Layout(SlideLayout layout) => Root(
        P + "sldLayout", Attr("preserve", 1), Attr("userDrawn", 1), layout == SlideLayout.Cover ? Attr("showMasterSp", 0) : null,
        new XElement(
            P + "cSld", Attr("name", NameOf(layout)),
            ShapeXml.Tree(
                layout == SlideLayout.Cover ? Rose() : null,
                Places.Of(layout).Select((place, i) => Shape(20 + i, place)))),
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    /// <summary>A placeholder with its place and look, as the master and the layouts hold it.</summary>
    public static XElement Shape(int id, Place place) => ShapeXml.Placeholder(
        id, place, place.Box,
        new XElement(
            A + "bodyPr", Attr("vert", "horz"), Attr("wrap", "square"), Attr("lIns", 0), Attr("tIns", 0), Attr("rIns", 0), Attr("bIns", 0),
            Attr("anchor", place.Type == "ctrTitle" ? "b" : "t"), new XElement(A + "normAutofit")),
        new XElement(A + "lstStyle", Style(place)),
        new XElement(
            A + "p",
            place.Type == "sldNum"
                ? new XElement(A + "fld", Attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), Attr("type", "slidenum"), Run(place))
                : new XElement(A + "r", Run(place))));

    private static object[] Run(Place place) => [new XElement(A + "rPr", Attr("lang", "en-GB")), new XElement(A + "t", place.Prompt)];

    private static XElement? Style(Place place) => (place.Type, place.Index) switch
    {
        ("ctrTitle", _) => MasterXml.Level("lvl1pPr", 0, TextXml.Run(44, Palette.Ink, bold: false, isSerif: true)),
        ("body", 10) => MasterXml.Level("lvl1pPr", 0, TextXml.Run(12, Palette.Accent, bold: true, isSerif: false)),
        ("ftr", _) => MasterXml.Level("lvl1pPr", 0, TextXml.Run(10, Palette.InkSoft, bold: false, isSerif: false)),
        ("sldNum", _) => AtRight(MasterXml.Level("lvl1pPr", 0, TextXml.Run(10, Palette.InkSoft, bold: false, isSerif: false))),
        _ => null,
    };

    private static XElement AtRight(XElement level)
    {
        level.SetAttributeValue("algn", "r");
        return level;
    }

    /// <summary>The compass rose: the product's one motif, with the themes as its points.</summary>
    private static IEnumerable<XElement> Rose() =>
    [
        ShapeXml.Ornament(2, "ellipse", new(840, 144, 376, 376), null, Palette.NoFill(), Palette.Stroke(Palette.Line, 1)),
        ShapeXml.Ornament(3, "ellipse", new(900, 204, 256, 256), null, Palette.NoFill(), Palette.Stroke(Palette.Line, 1)),
        ShapeXml.Ornament(4, "star8", new(912, 216, 232, 232), "9000", Palette.Fill("accent4"), Palette.NoLine()),
        ShapeXml.Ornament(5, "star4", new(824, 128, 408, 408), "8500", Palette.Fill(Palette.Accent), Palette.NoLine()),
        ShapeXml.Ornament(6, "ellipse", new(1016, 320, 24, 24), null, Palette.Fill(Palette.Ground), Palette.NoLine()),
        ShapeXml.Ornament(7, "triangle", new(1011, 128, 34, 192), null, Palette.Fill(Palette.Contrast), Palette.NoLine()),
    ];

    private static string NameOf(SlideLayout layout) => layout switch
    {
        SlideLayout.Cover => "Cover",
        SlideLayout.Text => "Finding and text",
        SlideLayout.Chart => "Finding, text and chart",
        SlideLayout.Statistic => "Finding, text, chart and table",
        SlideLayout.TableAndChart => "Finding, table and chart",
        _ => "Finding and table",
    };
}
