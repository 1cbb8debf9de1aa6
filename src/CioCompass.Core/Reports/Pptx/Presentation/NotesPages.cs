using System.Globalization;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Drawing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>The speaker's notes, on a page of A4 width with the slide's picture above.</summary>
internal static class NotesPages
{
    private static readonly Place Picture = new(P.PlaceholderValues.SlideImage, null, new(40, 72, 640, 360), "Slide", "");
    private static readonly Place Text = new(P.PlaceholderValues.Body, 1, new(40, 464, 640, 432), "Notes", "Notes");

    public static P.NotesMaster Master() => new(
        new P.CommonSlideData(
            Presentation.Master.Background(),
            Shapes.Tree(PictureOf(2, Picture.Box), Body(3, Text.Box, [new A.Paragraph(new A.Run(new A.Text(Text.Prompt)))]))),
        Presentation.Master.ColourMap(),
        new P.NotesStyle(Presentation.Master.Level(6, new Letters(12, Palette.Ink))));

    public static P.NotesSlide Render(IEnumerable<string> notes, CultureInfo culture) => new(
        new P.CommonSlideData(
            Shapes.Tree(
                PictureOf(2, null),
                Body(3, null, notes.SelectMany(n => DrawingText.Clean(n).Split('\n')).Select(line => DrawingText.Plain(line, culture))))),
        new P.ColorMapOverride(new A.MasterColorMapping()));

    private static P.Shape Body(uint id, Box? box, IEnumerable<A.Paragraph> paragraphs) => new(
        Properties(id, Text, new A.ShapeLocks { NoGrouping = true }),
        Geometry(box),
        new P.TextBody([new A.BodyProperties(), new A.ListStyle(), .. paragraphs]));

    private static P.Shape PictureOf(uint id, Box? box) =>
        new(Properties(id, Picture, new A.ShapeLocks { NoGrouping = true, NoRotation = true, NoChangeAspect = true }), Geometry(box));

    private static P.NonVisualShapeProperties Properties(uint id, Place place, A.ShapeLocks locks) => new(
        new P.NonVisualDrawingProperties { Id = id, Name = place.Name },
        new P.NonVisualShapeDrawingProperties(locks),
        new P.ApplicationNonVisualDrawingProperties(Shapes.Reference(place)));

    /// <param name="box">Null where the master says it.</param>
    private static P.ShapeProperties Geometry(Box? box) => box is not { } place
        ? new P.ShapeProperties()
        : new P.ShapeProperties(place.Transform, new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle });
}
