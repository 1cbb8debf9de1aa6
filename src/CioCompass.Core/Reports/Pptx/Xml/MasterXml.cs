using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The slide master: ground, typefaces, and where title, text, source and number stand.</summary>
internal static class MasterXml
{
    /// <param name="layouts">Relationships of the layouts, in order.</param>
    public static XElement Master(IEnumerable<string> layouts) => Root(
        P + "sldMaster",
        new XElement(
            P + "cSld",
            new XElement(P + "bg", new XElement(P + "bgPr", Palette.Fill(Palette.Ground), new XElement(A + "effectLst"))),
            ShapeXml.Tree(
                Rule(2), LayoutXml.Shape(3, Places.Title), LayoutXml.Shape(4, Places.TextOf(SlideLayout.Text)! with { Type = "body" }),
                LayoutXml.Shape(5, Places.Footer), LayoutXml.Shape(6, Places.Number))),
        ColourMap(P + "clrMap"),
        new XElement(
            P + "sldLayoutIdLst",
            layouts.Select((id, i) => new XElement(P + "sldLayoutId", Attr("id", 2147483649L + i), new XAttribute(R + "id", id)))),
        new XElement(
            P + "txStyles",
            new XElement(P + "titleStyle", Level("lvl1pPr", 0, TextXml.Run(26, Palette.Ink, bold: false, isSerif: true))),
            new XElement(P + "bodyStyle", Level("lvl1pPr", 4, TextXml.Run(14, Palette.Ink, bold: false, isSerif: false))),
            new XElement(P + "otherStyle", Level("lvl1pPr", 0, TextXml.Run(14, Palette.Ink, bold: false, isSerif: false)))));

    public static XElement ColourMap(XName name) => new(
        name,
        Attr("bg1", "lt1"), Attr("tx1", "dk1"), Attr("bg2", "lt2"), Attr("tx2", "dk2"),
        Enumerable.Range(1, 6).Select(i => Attr($"accent{i}", $"accent{i}")), Attr("hlink", "hlink"), Attr("folHlink", "folHlink"));

    /// <summary>The properties of one level of paragraphs.</summary>
    /// <param name="before">Space above, in points.</param>
    public static XElement Level(string name, int before, object[] run) => new(
        A + name, Attr("marL", 0), Attr("indent", 0), Attr("algn", "l"), Attr("defTabSz", 914400), Attr("rtl", 0), Attr("eaLnBrk", 1), Attr("hangingPunct", 1),
        new XElement(A + "lnSpc", Val(A + "spcPct", 100000)),
        new XElement(A + "spcBef", Val(A + "spcPts", before * 100)),
        new XElement(A + "buNone"),
        new XElement(A + "defRPr", run, HasTypeface(run) ? null : new XElement(A + "latin", Attr("typeface", "+mn-lt")), OtherScripts()));

    private static bool HasTypeface(object[] run) => run.OfType<XElement>().Any(e => e.Name == A + "latin");

    private static IEnumerable<XElement> OtherScripts() =>
        [new(A + "ea", Attr("typeface", "+mn-ea")), new(A + "cs", Attr("typeface", "+mn-cs"))];

    /// <summary>The line above the source.</summary>
    private static XElement Rule(int id) => ShapeXml.Ornament(
        id, "rect", Places.Footer.Box with { Top = 648, Width = Box.SlideWidth - (2 * Places.Footer.Box.Left), Height = 1 }, null,
        Palette.Fill(Palette.Line), Palette.NoLine());
}
