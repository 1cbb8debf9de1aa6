using System.Globalization;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>One slide: its parts in the places of its layout, in the order in which they are read out.</summary>
internal static class SlidePage
{
    /// <summary>Relationship of a slide to its chart.</summary>
    public const string ChartId = "rId3";

    /// <param name="number">From 1.</param>
    public static P.Slide Render(Slide slide, int number, CultureInfo culture) => new(
        new P.CommonSlideData(Shapes.Tree([.. Parts(slide, number, culture)])), new P.ColorMapOverride(new A.MasterColorMapping()));

    private static IEnumerable<OpenXmlElement> Parts(Slide slide, int number, CultureInfo culture)
    {
        var layout = slide.Layout;
        yield return Shape(2, Places.TitleOf(layout), DrawingText.Plain(slide.Title, culture));
        if (slide.Eyebrow.Length > 0)
        {
            yield return Shape(3, Places.EyebrowOf(layout), DrawingText.Plain(slide.Eyebrow, culture));
        }

        if (slide.Text.Count > 0 && Places.TextOf(layout) is { } text)
        {
            yield return Shape(4, text, [.. slide.Text.Select(p => SlideParagraphs.Styled(p, culture))]);
        }

        if (slide.Table is { } table && Places.TableOf(layout) is { } tablePlace)
        {
            yield return Frame(5, tablePlace, table.Description, SlideTable.Uri, SlideTable.Render(table, tablePlace.Box, culture));
        }

        if (slide.Chart is { } chart && Places.ChartOf(layout) is { } chartPlace)
        {
            yield return Frame(6, chartPlace, chart.Description, ChartParts.Uri, new C.ChartReference { Id = ChartId });
        }

        yield return Shape(7, Places.Footer, DrawingText.Plain(slide.Source, culture));
        if (layout != SlideLayout.Cover)
        {
            var field = NumberField(DrawingText.Language("", culture), number.ToString(CultureInfo.InvariantCulture));
            yield return Shape(8, Places.Number, new A.Paragraph(field));
        }
    }

    /// <param name="text">Shown until a program counts the slides.</param>
    public static A.Field NumberField(string language, string text) =>
        new(new A.RunProperties { Language = language }, new A.Text(text)) { Id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", Type = "slidenum" };

    private static P.Shape Shape(uint id, Place place, params IEnumerable<A.Paragraph> paragraphs) =>
        Shapes.Placeholder(id, place, null, new P.TextBody([new A.BodyProperties(), new A.ListStyle(), .. paragraphs]));

    private static P.GraphicFrame Frame(uint id, Place place, string description, string uri, OpenXmlElement content) => new(
        new P.NonVisualGraphicFrameProperties(
            new P.NonVisualDrawingProperties { Id = id, Name = place.Name, Description = DrawingText.Clean(description) },
            new P.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoGrouping = true }),
            new P.ApplicationNonVisualDrawingProperties(Shapes.Reference(place))),
        new P.Transform(place.Box.Offset, place.Box.Extents),
        new A.Graphic(new A.GraphicData(content) { Uri = uri }));
}
