using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>
/// The light colours of the product's style sheet, by their places in the theme. Slides name places and never colours, so that an
/// organisation's own theme recolours everything.
/// </summary>
internal static class Palette
{
    public const string Ground = "bg1";
    public const string Ink = "tx1";
    public const string InkSoft = "tx2";
    public const string Surface = "bg2";
    public const string Accent = "accent1";
    public const string Contrast = "accent2";
    public const string Earlier = "accent3";
    public const string Line = "accent6";

    /// <summary>The theme's colours in the order of its scheme.</summary>
    public static readonly IReadOnlyList<(string Place, string Colour)> Scheme =
    [
        ("dk1", "1B1F23"), ("lt1", "FAF7F0"), ("dk2", "555A5F"), ("lt2", "F2EDE2"),
        ("accent1", "0D5C75"), ("accent2", "B0440D"), ("accent3", "6D7174"), ("accent4", "84B5C0"), ("accent5", "7A5200"), ("accent6", "E3DCCD"),
        ("hlink", "0D5C75"), ("folHlink", "6D7174"),
    ];

    public static XElement Fill(string colour) => new(A + "solidFill", Val(A + "schemeClr", colour));

    /// <param name="pixels">Thickness.</param>
    public static XElement Stroke(string colour, double pixels, string dash = "solid") => new(
        A + "ln", Attr("w", (int)(pixels * Box.Emu)), Fill(colour), Val(A + "prstDash", dash));

    public static XElement Pattern(string pattern, string colour) => new(
        A + "pattFill", Attr("prst", pattern),
        new XElement(A + "fgClr", Val(A + "schemeClr", colour)), new XElement(A + "bgClr", Val(A + "schemeClr", Ground)));

    public static XElement NoFill() => new(A + "noFill");

    public static XElement NoLine() => new(A + "ln", NoFill());
}
