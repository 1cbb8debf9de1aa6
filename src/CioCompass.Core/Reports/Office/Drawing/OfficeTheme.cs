using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Office.Drawing;

/// <summary>The theme: the product's light colours, and two typefaces that every office machine has.</summary>
internal static class OfficeTheme
{
    private const string Name = "CIO Compass";

    /// <summary>
    /// The product's own fonts are open and can be embedded in a web page, not in a presentation that others edit: where they are missing,
    /// PowerPoint takes any other, and every line breaks elsewhere. Georgia and Arial come with Windows and macOS; on Linux there are
    /// fonts of the same widths.
    /// </summary>
    private const string Headings = "Georgia";

    private const string Body = "Arial";

    public static A.Theme Create() => new(new A.ThemeElements(Colours(), Fonts(), Effects())) { Name = Name };

    private static A.ColorScheme Colours() => new(
        new A.Dark1Color(Rgb("1B1F23")), new A.Light1Color(Rgb("FAF7F0")), new A.Dark2Color(Rgb("555A5F")), new A.Light2Color(Rgb("F2EDE2")),
        new A.Accent1Color(Rgb("0D5C75")), new A.Accent2Color(Rgb("B0440D")), new A.Accent3Color(Rgb("6D7174")),
        new A.Accent4Color(Rgb("84B5C0")), new A.Accent5Color(Rgb("7A5200")), new A.Accent6Color(Rgb("E3DCCD")),
        new A.Hyperlink(Rgb("0D5C75")), new A.FollowedHyperlinkColor(Rgb("6D7174")))
    { Name = Name };

    private static A.RgbColorModelHex Rgb(string colour) => new() { Val = colour };

    private static A.FontScheme Fonts() => new(new A.MajorFont(Typefaces(Headings)), new A.MinorFont(Typefaces(Body))) { Name = Name };

    private static OpenXmlElement[] Typefaces(string latin) =>
        [new A.LatinFont { Typeface = latin }, new A.EastAsianFont { Typeface = "" }, new A.ComplexScriptFont { Typeface = "" }];

    /// <summary>Flat: the scheme needs three of each, and all three are plain.</summary>
    private static A.FormatScheme Effects() => new(
        new A.FillStyleList(Three(() => Palette.Fill(A.SchemeColorValues.PhColor))),
        new A.LineStyleList(Three(() => Palette.Stroke(A.SchemeColorValues.PhColor, 1))),
        new A.EffectStyleList(Three(() => new A.EffectStyle(new A.EffectList()))),
        new A.BackgroundFillStyleList(Three(() => Palette.Fill(A.SchemeColorValues.PhColor))))
    { Name = Name };

    private static OpenXmlElement[] Three(Func<OpenXmlElement> one) => [one(), one(), one()];
}
