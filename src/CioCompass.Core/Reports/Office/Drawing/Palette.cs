using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Office.Drawing;

/// <summary>
/// The light colours of the product's style sheet, by their places in the theme. Slides and charts name places and never colours, so that an
/// organisation's own theme recolours everything.
/// </summary>
internal static class Palette
{
    public static A.SchemeColorValues Ground => A.SchemeColorValues.Background1;

    public static A.SchemeColorValues Ink => A.SchemeColorValues.Text1;

    public static A.SchemeColorValues InkSoft => A.SchemeColorValues.Text2;

    public static A.SchemeColorValues Accent => A.SchemeColorValues.Accent1;

    public static A.SchemeColorValues Contrast => A.SchemeColorValues.Accent2;

    public static A.SchemeColorValues Earlier => A.SchemeColorValues.Accent3;

    public static A.SchemeColorValues AccentLight => A.SchemeColorValues.Accent4;

    public static A.SchemeColorValues Line => A.SchemeColorValues.Accent6;

    public static A.SolidFill Fill(A.SchemeColorValues colour) => new(Colour(colour));

    public static A.SchemeColor Colour(A.SchemeColorValues colour) => new() { Val = colour };

    /// <param name="pixels">Thickness.</param>
    /// <param name="dash">Null for a solid line.</param>
    public static A.Outline Stroke(A.SchemeColorValues colour, double pixels, A.PresetLineDashValues? dash = null) =>
        new(Fill(colour), new A.PresetDash { Val = dash ?? A.PresetLineDashValues.Solid }) { Width = (int)(pixels * Emu.PerPixel) };

    public static A.PatternFill Pattern(A.PresetPatternValues pattern, A.SchemeColorValues colour) =>
        new(new A.ForegroundColor(Colour(colour)), new A.BackgroundColor(Colour(Ground))) { Preset = pattern };

    public static A.Outline NoLine() => new(new A.NoFill());
}
