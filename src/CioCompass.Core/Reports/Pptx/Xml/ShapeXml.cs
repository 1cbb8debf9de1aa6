using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>Shapes of PresentationML.</summary>
internal static class ShapeXml
{
    /// <summary>The type that a placeholder has where it says none.</summary>
    public const string AnyContent = "obj";

    /// <summary>A tree of shapes around the given ones; their order is the order of reading.</summary>
    public static XElement Tree(params object?[] shapes) => new(
        P + "spTree",
        new XElement(
            P + "nvGrpSpPr", new XElement(P + "cNvPr", Attr("id", 1), Attr("name", "")), new XElement(P + "cNvGrpSpPr"), new XElement(P + "nvPr")),
        new XElement(P + "grpSpPr"),
        shapes);

    /// <param name="box">Null where the layout says it.</param>
    /// <param name="body">Properties of the text, its list style and its paragraphs.</param>
    public static XElement Placeholder(int id, Place place, Box? box, params object?[] body) => new(
        P + "sp",
        new XElement(
            P + "nvSpPr",
            new XElement(P + "cNvPr", Attr("id", id), Attr("name", place.Name)),
            new XElement(P + "cNvSpPr", new XElement(A + "spLocks", Attr("noGrp", 1))),
            new XElement(P + "nvPr", Reference(place))),
        new XElement(P + "spPr", box?.Transform(A + "xfrm")),
        new XElement(P + "txBody", body));

    public static XElement Reference(Place place) => new(
        P + "ph",
        place.Type == AnyContent ? null : Attr("type", place.Type),
        place.Index is { } index ? Attr("idx", index) : null);

    /// <summary>A shape that only decorates: screen readers are told to pass over it.</summary>
    public static XElement Ornament(int id, string preset, Box box, string? adjust, params object[] look) => new(
        P + "sp",
        new XElement(
            P + "nvSpPr",
            new XElement(
                P + "cNvPr", Attr("id", id), Attr("name", $"Ornament {id}"),
                new XElement(A + "extLst", new XElement(A + "ext", Attr("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"), Decorative()))),
            new XElement(P + "cNvSpPr"),
            new XElement(P + "nvPr", Attr("userDrawn", 1))),
        new XElement(
            P + "spPr",
            box.Transform(A + "xfrm"),
            new XElement(
                A + "prstGeom", Attr("prst", preset),
                new XElement(A + "avLst", adjust is null ? null : new XElement(A + "gd", Attr("name", "adj"), Attr("fmla", $"val {adjust}")))),
            look));

    private static XElement Decorative()
    {
        XNamespace decorative = "http://schemas.microsoft.com/office/drawing/2017/decorative";
        return new XElement(decorative + "decorative", new XAttribute(XNamespace.Xmlns + "adec", decorative.NamespaceName), Attr("val", 1));
    }
}
