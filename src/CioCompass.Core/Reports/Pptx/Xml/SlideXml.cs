using System.Globalization;
using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>One slide: its parts in the places of its layout, in the order in which they are read out.</summary>
internal static class SlideXml
{
    /// <summary>Relationship of a slide to its chart.</summary>
    public const string ChartId = "rId3";

    /// <param name="number">From 1.</param>
    public static XElement Render(Slide slide, int number, CultureInfo culture) => Root(
        P + "sld",
        new XElement(P + "cSld", ShapeXml.Tree(Shapes(slide, number, culture).ToArray<object>())),
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    private static IEnumerable<XElement> Shapes(Slide slide, int number, CultureInfo culture)
    {
        var layout = slide.Layout;
        yield return Shape(2, Places.TitleOf(layout), TextXml.Plain(slide.Title, culture));
        if (slide.Eyebrow.Length > 0)
        {
            yield return Shape(3, Places.EyebrowOf(layout), TextXml.Plain(slide.Eyebrow, culture));
        }

        if (slide.Text.Count > 0 && Places.TextOf(layout) is { } text)
        {
            yield return Shape(4, text, [.. slide.Text.Select(p => TextXml.Styled(p, culture))]);
        }

        if (slide.Table is { } table && Places.TableOf(layout) is { } tablePlace)
        {
            yield return Frame(5, tablePlace, table.Description, TableXml.Uri, TableXml.Render(table, tablePlace.Box, culture));
        }

        if (slide.Chart is { } chart && Places.ChartOf(layout) is { } chartPlace)
        {
            yield return Frame(
                6, chartPlace, chart.Description, C.NamespaceName,
                new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(R + "id", ChartId)));
        }

        yield return Shape(7, Places.Footer, TextXml.Plain(slide.Source, culture));
        if (layout != SlideLayout.Cover)
        {
            yield return Shape(8, Places.Number, new XElement(A + "p", Field(number, culture)));
        }
    }

    private static XElement Field(int number, CultureInfo culture) => new(
        A + "fld", Attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), Attr("type", "slidenum"),
        new XElement(A + "rPr", Attr("lang", SlideText.Language("", culture))), new XElement(A + "t", number));

    private static XElement Shape(int id, Place place, params object[] paragraphs) => ShapeXml.Placeholder(
        id, place, null, [new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), .. paragraphs]);

    private static XElement Frame(int id, Place place, string description, string uri, XElement content) => new(
        P + "graphicFrame",
        new XElement(
            P + "nvGraphicFramePr",
            new XElement(P + "cNvPr", Attr("id", id), Attr("name", place.Name), Attr("descr", SlideText.Clean(description))),
            new XElement(P + "cNvGraphicFramePr", new XElement(A + "graphicFrameLocks", Attr("noGrp", 1))),
            new XElement(P + "nvPr", ShapeXml.Reference(place))),
        place.Box.Transform(P + "xfrm"),
        new XElement(A + "graphic", new XElement(A + "graphicData", Attr("uri", uri), content)));
}
