using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>Look of a chart's series: a colour, and with it a hatching, a dash and a marker, so that none is told by colour alone.</summary>
internal static class SeriesLook
{
    public static C.ChartShapeProperties Bar(SeriesStyle style)
    {
        OpenXmlElement fill = style switch
        {
            SeriesStyle.Contrast => Palette.Pattern(A.PresetPatternValues.WideUpwardDiagonal, Palette.Contrast),
            SeriesStyle.Earlier => Palette.Pattern(A.PresetPatternValues.LightDownwardDiagonal, Palette.Earlier),
            SeriesStyle.Hollow => Palette.Fill(Palette.Ground),
            _ => Palette.Fill(Palette.Accent),
        };
        var outline = style switch
        {
            SeriesStyle.Main => Palette.NoLine(),
            SeriesStyle.Hollow => Palette.Stroke(Palette.Accent, 2, A.PresetLineDashValues.SystemDash),
            _ => Palette.Stroke(ColourOf(style), 1),
        };
        return new C.ChartShapeProperties(fill, outline);
    }

    public static C.ChartShapeProperties Line(SeriesStyle style) => new(style switch
    {
        SeriesStyle.Contrast => Palette.Stroke(Palette.Contrast, 2.5, A.PresetLineDashValues.Dash),
        SeriesStyle.Earlier => Palette.Stroke(Palette.Earlier, 2, A.PresetLineDashValues.SystemDot),
        SeriesStyle.Hollow => Palette.Stroke(Palette.Accent, 2, A.PresetLineDashValues.SystemDash),
        _ => Palette.Stroke(Palette.Accent, 4),
    });

    public static C.Marker Marker(SeriesStyle style) => new(
        new C.Symbol
        {
            Val = style switch
            {
                SeriesStyle.Contrast => C.MarkerStyleValues.Diamond,
                SeriesStyle.Earlier => C.MarkerStyleValues.Triangle,
                _ => C.MarkerStyleValues.Circle,
            },
        },
        new C.Size { Val = (byte)(style == SeriesStyle.Main ? 9 : 8) },
        new C.ChartShapeProperties(Palette.Fill(style == SeriesStyle.Main ? Palette.Accent : Palette.Ground), Palette.Stroke(ColourOf(style), 2)));

    private static A.SchemeColorValues ColourOf(SeriesStyle style) => style switch
    {
        SeriesStyle.Contrast => Palette.Contrast,
        SeriesStyle.Earlier => Palette.Earlier,
        _ => Palette.Accent,
    };
}
