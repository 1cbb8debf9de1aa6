using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>The layouts, one for each kind of slide, with names that an editor understands.</summary>
internal static class Layouts
{
    /// <summary>Of the prompts, which are the same in every deck.</summary>
    private const string PromptLanguage = "en-GB";

    public static P.SlideLayout Render(SlideLayout layout)
    {
        var rose = layout == SlideLayout.Cover ? Rose() : [];
        var places = Places.Of(layout).Select((place, i) => Shape((uint)(20 + i), place));
        var element = new P.SlideLayout(
            new P.CommonSlideData(Shapes.Tree([.. rose, .. places])) { Name = NameOf(layout) },
            new P.ColorMapOverride(new A.MasterColorMapping()))
        {
            Preserve = true,
            UserDrawn = true,
        };
        if (layout == SlideLayout.Cover)
        {
            element.ShowMasterShapes = false;
        }

        return element;
    }

    /// <summary>A placeholder with its place and look, as the master and the layouts hold it.</summary>
    public static P.Shape Shape(uint id, Place place) => Shapes.Placeholder(
        id, place, place.Box,
        new P.TextBody(
            new A.BodyProperties(new A.NormalAutoFit())
            {
                Vertical = A.TextVerticalValues.Horizontal,
                Wrap = A.TextWrappingValues.Square,
                LeftInset = 0,
                TopInset = 0,
                RightInset = 0,
                BottomInset = 0,
                Anchor = place.Type == P.PlaceholderValues.CenteredTitle ? A.TextAnchoringTypeValues.Bottom : A.TextAnchoringTypeValues.Top,
            },
            new A.ListStyle().With(Style(place)),
            new A.Paragraph(Prompt(place))));

    private static OpenXmlElement Prompt(Place place) => place.Type == P.PlaceholderValues.SlideNumber
        ? SlidePage.NumberField(PromptLanguage, place.Prompt)
        : new A.Run(new A.RunProperties { Language = PromptLanguage }, new A.Text(place.Prompt));

    private static A.Level1ParagraphProperties? Style(Place place)
    {
        if (place.Type == P.PlaceholderValues.CenteredTitle)
        {
            return Master.Level(0, new Letters(44, Palette.Ink, Typeface: Letters.Headings));
        }

        if (place.Index == Places.Eyebrow.Index)
        {
            return Master.Level(0, new Letters(12, Palette.Accent, Bold: true));
        }

        if (place.Type != P.PlaceholderValues.Footer && place.Type != P.PlaceholderValues.SlideNumber)
        {
            return null;
        }

        var level = Master.Level(0, new Letters(10, Palette.InkSoft));
        if (place.Type == P.PlaceholderValues.SlideNumber)
        {
            level.Alignment = A.TextAlignmentTypeValues.Right;
        }

        return level;
    }

    /// <summary>The compass rose: the product's one motif, with the themes as its points.</summary>
    private static IEnumerable<P.Shape> Rose() =>
    [
        Shapes.Ornament(2, A.ShapeTypeValues.Ellipse, new(840, 144, 376, 376), null, new A.NoFill(), Palette.Stroke(Palette.Line, 1)),
        Shapes.Ornament(3, A.ShapeTypeValues.Ellipse, new(900, 204, 256, 256), null, new A.NoFill(), Palette.Stroke(Palette.Line, 1)),
        Shapes.Ornament(4, A.ShapeTypeValues.Star8, new(912, 216, 232, 232), "9000", Palette.Fill(Palette.AccentLight), Palette.NoLine()),
        Shapes.Ornament(5, A.ShapeTypeValues.Star4, new(824, 128, 408, 408), "8500", Palette.Fill(Palette.Accent), Palette.NoLine()),
        Shapes.Ornament(6, A.ShapeTypeValues.Ellipse, new(1016, 320, 24, 24), null, Palette.Fill(Palette.Ground), Palette.NoLine()),
        Shapes.Ornament(7, A.ShapeTypeValues.Triangle, new(1011, 128, 34, 192), null, Palette.Fill(Palette.Contrast), Palette.NoLine()),
    ];

    private static string NameOf(SlideLayout layout) => layout switch
    {
        SlideLayout.Cover => "Cover",
        SlideLayout.Text => "Finding and text",
        SlideLayout.Chart => "Finding, text and chart",
        SlideLayout.Statistic => "Finding, text, chart and table",
        SlideLayout.TableAndChart => "Finding, table and chart",
        _ => "Finding and table",
    };
}
