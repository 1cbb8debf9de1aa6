using System.Globalization;
using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The speaker's notes, on a page of A4 width with the slide's picture above.</summary>
internal static class NotesXml
{
    private static readonly Place Picture = new("sldImg", null, new(40, 72, 640, 360), "Slide", "");
    private static readonly Place Text = new("body", 1, new(40, 464, 640, 432), "Notes", "Notes");

    public static XElement Master() => Root(
        P + "notesMaster",
        new XElement(
            P + "cSld",
            new XElement(P + "bg", new XElement(P + "bgPr", Palette.Fill(Palette.Ground), new XElement(A + "effectLst"))),
            ShapeXml.Tree(PictureOf(2, Picture.Box), Body(3, Text.Box, [new XElement(A + "p", new XElement(A + "r", new XElement(A + "t", Text.Prompt)))]))),
        MasterXml.ColourMap(P + "clrMap"),
        new XElement(P + "notesStyle", MasterXml.Level("lvl1pPr", 6, TextXml.Run(12, Palette.Ink, bold: false, isSerif: false))));

    public static XElement Render(IEnumerable<string> notes, CultureInfo culture) => Root(
        P + "notes",
        new XElement(
            P + "cSld",
            ShapeXml.Tree(
                PictureOf(2, null),
                Body(3, null, notes.SelectMany(n => SlideText.Clean(n).Split('\n')).Select(line => TextXml.Plain(line, culture))))),
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    private static XElement Body(int id, Box? box, IEnumerable<XElement> paragraphs) => new(
        P + "sp",
        new XElement(
            P + "nvSpPr", new XElement(P + "cNvPr", Attr("id", id), Attr("name", Text.Name)),
            new XElement(P + "cNvSpPr", new XElement(A + "spLocks", Attr("noGrp", 1))),
            new XElement(P + "nvPr", new XElement(P + "ph", Attr("type", "body"), Attr("idx", Text.Index!)))),
        Geometry(box),
        new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), paragraphs));

    private static XElement PictureOf(int id, Box? box) => new(
        P + "sp",
        new XElement(
            P + "nvSpPr", new XElement(P + "cNvPr", Attr("id", id), Attr("name", Picture.Name)),
            new XElement(P + "cNvSpPr", new XElement(A + "spLocks", Attr("noGrp", 1), Attr("noRot", 1), Attr("noChangeAspect", 1))),
            new XElement(P + "nvPr", new XElement(P + "ph", Attr("type", "sldImg")))),
        Geometry(box));

    /// <param name="box">Null where the master says it.</param>
    private static XElement Geometry(Box? box) => box is not { } place
        ? new XElement(P + "spPr")
        : new XElement(
            P + "spPr", place.Transform(A + "xfrm"), new XElement(A + "prstGeom", Attr("prst", "rect"), new XElement(A + "avLst")));
}
