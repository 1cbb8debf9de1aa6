using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2019.Drawing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>Shapes of PresentationML.</summary>
internal static class Shapes
{
    /// <summary>A tree of shapes around the given ones; their order is the order of reading.</summary>
    public static P.ShapeTree Tree(params OpenXmlElement[] shapes) => new P.ShapeTree(
        new P.NonVisualGroupShapeProperties(
            new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(),
            new P.ApplicationNonVisualDrawingProperties()),
        new P.GroupShapeProperties()).With(shapes);

    /// <param name="box">Null where the layout says it.</param>
    public static P.Shape Placeholder(uint id, Place place, Box? box, P.TextBody body) => new(
        new P.NonVisualShapeProperties(
            new P.NonVisualDrawingProperties { Id = id, Name = place.Name },
            new P.NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true }),
            new P.ApplicationNonVisualDrawingProperties(Reference(place))),
        new P.ShapeProperties().With(box?.Transform),
        body);

    public static P.PlaceholderShape Reference(Place place)
    {
        var reference = new P.PlaceholderShape();
        if (place.Type != P.PlaceholderValues.Object)
        {
            reference.Type = place.Type;
        }

        if (place.Index is { } index)
        {
            reference.Index = (uint)index;
        }

        return reference;
    }

    /// <summary>A shape that only decorates: screen readers are told to pass over it.</summary>
    public static P.Shape Ornament(uint id, A.ShapeTypeValues preset, Box box, string? adjust, params OpenXmlElement[] look) => new(
        new P.NonVisualShapeProperties(
            new P.NonVisualDrawingProperties(
                new A.NonVisualDrawingPropertiesExtensionList(
                    new A.NonVisualDrawingPropertiesExtension(new Decorative { Val = true }) { Uri = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}" }))
            {
                Id = id,
                Name = $"Ornament {id}",
            },
            new P.NonVisualShapeDrawingProperties(),
            new P.ApplicationNonVisualDrawingProperties { UserDrawn = true }),
        new P.ShapeProperties(box.Transform, Geometry(preset, adjust)).With(look));

    private static A.PresetGeometry Geometry(A.ShapeTypeValues preset, string? adjust)
    {
        var guide = adjust is null ? null : new A.ShapeGuide { Name = "adj", Formula = $"val {adjust}" };
        return new A.PresetGeometry(new A.AdjustValueList().With(guide)) { Preset = preset };
    }
}
