using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The theme: the product's light colours, and two typefaces that every office machine has.</summary>
internal static class ThemeXml
{
    /// <summary>
    /// The product's own fonts are open and can be embedded in a web page, not in a presentation that others edit: where they are missing,
    /// PowerPoint takes any other, and every line breaks elsewhere. Georgia and Arial come with Windows and macOS; on Linux there are
    /// fonts of the same widths.
    /// </summary>
    private const string Headings = "Georgia";

    private const string Body = "Arial";

    public static XElement Theme() => new(
        A + "theme", new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), Attr("name", "CIO Compass"),
        new XElement(A + "themeElements", Colours(), Fonts(), Effects()));

    private static XElement Colours() => new(
        A + "clrScheme", Attr("name", "CIO Compass"),
        Palette.Scheme.Select(c => new XElement(A + c.Place, Val(A + "srgbClr", c.Colour))));

    private static XElement Fonts() => new(
        A + "fontScheme", Attr("name", "CIO Compass"), Font("majorFont", Headings), Font("minorFont", Body));

    private static XElement Font(string place, string typeface) => new(
        A + place,
        new XElement(A + "latin", Attr("typeface", typeface)),
        new XElement(A + "ea", Attr("typeface", "")),
        new XElement(A + "cs", Attr("typeface", "")));

    /// <summary>Flat: the scheme needs three of each, and all three are plain.</summary>
    private static XElement Effects() => new(
        A + "fmtScheme", Attr("name", "CIO Compass"),
        new XElement(A + "fillStyleLst", Three(() => Palette.Fill("phClr"))),
        new XElement(A + "lnStyleLst", Three(() => Palette.Stroke("phClr", 1))),
        new XElement(A + "effectStyleLst", Three(() => new XElement(A + "effectStyle", new XElement(A + "effectLst")))),
        new XElement(A + "bgFillStyleLst", Three(() => Palette.Fill("phClr"))));

    private static IEnumerable<XElement> Three(Func<XElement> one) => [one(), one(), one()];
}
