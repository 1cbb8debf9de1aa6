using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>Look of a chart's series: a colour, and with it a hatching, a dash and a marker, so that none is told by colour alone.</summary>
internal static class SeriesLook
{
    public static XElement Bar(SeriesStyle style) => new(
        C + "spPr",
        style switch
        {
            SeriesStyle.Contrast => Palette.Pattern("wdUpDiag", Palette.Contrast),
            SeriesStyle.Earlier => Palette.Pattern("ltDnDiag", Palette.Earlier),
            SeriesStyle.Hollow => Palette.Fill(Palette.Ground),
            _ => Palette.Fill(Palette.Accent),
        },
        style switch
        {
            SeriesStyle.Main => Palette.NoLine(),
            SeriesStyle.Hollow => Palette.Stroke(Palette.Accent, 2, "sysDash"),
            _ => Palette.Stroke(ColourOf(style), 1),
        });

    public static XElement Line(SeriesStyle style) => new(
        C + "spPr",
        style switch
        {
            SeriesStyle.Contrast => Palette.Stroke(Palette.Contrast, 2.5, "dash"),
            SeriesStyle.Earlier => Palette.Stroke(Palette.Earlier, 2, "sysDot"),
            SeriesStyle.Hollow => Palette.Stroke(Palette.Accent, 2, "sysDash"),
            _ => Palette.Stroke(Palette.Accent, 4),
        });

    public static XElement Marker(SeriesStyle style) => new(
        C + "marker",
        Val(C + "symbol", style switch
        {
            SeriesStyle.Contrast => "diamond",
            SeriesStyle.Earlier => "triangle",
            _ => "circle",
        }),
        Val(C + "size", style == SeriesStyle.Main ? 9 : 8),
        new XElement(C + "spPr", Palette.Fill(style == SeriesStyle.Main ? Palette.Accent : Palette.Ground), Palette.Stroke(ColourOf(style), 2)));

    private static string ColourOf(SeriesStyle style) => style switch
    {
        SeriesStyle.Contrast => Palette.Contrast,
        SeriesStyle.Earlier => Palette.Earlier,
        _ => Palette.Accent,
    };
}
