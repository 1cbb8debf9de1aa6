namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>The colours of the product on light ground, as <c>wwwroot/css/tokens.css</c> has them; a test holds them together.</summary>
internal static class Palette
{
    public static readonly Colour Paper = Colour.Of(0xFFFFFF);
    public static readonly Colour Ground = Colour.Of(0xFAF7F0);
    public static readonly Colour Ink = Colour.Of(0x1B1F23);
    public static readonly Colour Ink2 = Colour.Of(0x555A5F);
    public static readonly Colour Line = Colour.Of(0xE3DCCD);
    public static readonly Colour LineStrong = Colour.Of(0x857F70);
    public static readonly Colour Accent = Colour.Of(0x0D5C75);
    public static readonly Colour AccentSoft = Colour.Of(0xE0EDF0);
    public static readonly Colour Contrast = Colour.Of(0xB0440D);
    public static readonly Colour Previous = Colour.Of(0x6D7174);

    /// <summary>Colours of levels 1 to 5.</summary>
    public static readonly IReadOnlyList<Colour> Levels =
        [Colour.Of(0xE4EEF0), Colour.Of(0xB9D5DB), Colour.Of(0x84B5C0), Colour.Of(0x36778A), Colour.Of(0x0B4356)];

    /// <summary>Colours of text on those of the levels.</summary>
    public static readonly IReadOnlyList<Colour> LevelInks =
        [Colour.Of(0x1B1F23), Colour.Of(0x1B1F23), Colour.Of(0x0E1417), Colour.Of(0xFFFFFF), Colour.Of(0xFFFFFF)];
}
