using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Drawing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>The slide master: ground, typefaces, and where title, text, source and number stand.</summary>
internal static class Master
{
    /// <param name="layouts">Relationships of the layouts, in order.</param>
    public static P.SlideMaster Render(IEnumerable<string> layouts) => new(
        new P.CommonSlideData(
            Background(),
            Shapes.Tree(
                Rule(2), Layouts.Shape(3, Places.Title), Layouts.Shape(4, Places.TextOf(SlideLayout.Text)! with { Type = P.PlaceholderValues.Body }),
                Layouts.Shape(5, Places.Footer), Layouts.Shape(6, Places.Number))),
        ColourMap(),
        new P.SlideLayoutIdList(layouts.Select((id, i) => new P.SlideLayoutId { Id = 2147483649 + (uint)i, RelationshipId = id })),
        new P.TextStyles(
            new P.TitleStyle(Level(0, new Letters(26, Palette.Ink, Typeface: Letters.Headings))),
            new P.BodyStyle(Level(4, new Letters(14, Palette.Ink))),
            new P.OtherStyle(Level(0, new Letters(14, Palette.Ink)))));

    public static P.Background Background() => new(new P.BackgroundProperties(Palette.Fill(Palette.Ground), new A.EffectList()));

    public static P.ColorMap ColourMap() => new()
    {
        Background1 = A.ColorSchemeIndexValues.Light1,
        Text1 = A.ColorSchemeIndexValues.Dark1,
        Background2 = A.ColorSchemeIndexValues.Light2,
        Text2 = A.ColorSchemeIndexValues.Dark2,
        Accent1 = A.ColorSchemeIndexValues.Accent1,
        Accent2 = A.ColorSchemeIndexValues.Accent2,
        Accent3 = A.ColorSchemeIndexValues.Accent3,
        Accent4 = A.ColorSchemeIndexValues.Accent4,
        Accent5 = A.ColorSchemeIndexValues.Accent5,
        Accent6 = A.ColorSchemeIndexValues.Accent6,
        Hyperlink = A.ColorSchemeIndexValues.Hyperlink,
        FollowedHyperlink = A.ColorSchemeIndexValues.FollowedHyperlink,
    };

    /// <summary>The properties of the first level of paragraphs.</summary>
    /// <param name="before">Space above, in points.</param>
    public static A.Level1ParagraphProperties Level(int before, Letters letters) => new(
        new A.LineSpacing(new A.SpacingPercent { Val = 100_000 }),
        new A.SpaceBefore(new A.SpacingPoints { Val = before * 100 }),
        new A.NoBullet(),
        (letters with { Typeface = letters.Typeface ?? Letters.Body }).On(new A.DefaultRunProperties())
            .With(new A.EastAsianFont { Typeface = "+mn-ea" }, new A.ComplexScriptFont { Typeface = "+mn-cs" }))
    {
        LeftMargin = 0,
        Indent = 0,
        Alignment = A.TextAlignmentTypeValues.Left,
        DefaultTabSize = 914_400,
        RightToLeft = false,
        EastAsianLineBreak = true,

        // The library's name for hanging punctuation.
        Height = true,
    };

    /// <summary>The line above the source.</summary>
    private static P.Shape Rule(uint id) => Shapes.Ornament(
        id, A.ShapeTypeValues.Rectangle, Places.Footer.Box with { Top = 648, Width = Box.SlideWidth - (2 * Places.Footer.Box.Left), Height = 1 }, null,
        Palette.Fill(Palette.Line), Palette.NoLine());
}
