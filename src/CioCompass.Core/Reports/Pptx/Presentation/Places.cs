using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>A part of a layout that slides fill.</summary>
/// <param name="Index">Ties the slide's shape to the layout's; null for the title, of which there is one.</param>
/// <param name="Prompt">What an empty one says in the editor.</param>
internal sealed record Place(P.PlaceholderValues Type, int? Index, Box Box, string Name, string Prompt);

/// <summary>Positions on an 8-unit grid with the same margins on every slide.</summary>
internal static class Places
{
    private const int Left = 64;
    private const int Width = Box.SlideWidth - (2 * Left);
    private const int Top = 168;
    private const int Height = 464;

    public static readonly Place Title = new(P.PlaceholderValues.Title, null, new(Left, 62, Width, 88), "Title", "The finding, in one sentence");
    public static readonly Place Eyebrow = new(P.PlaceholderValues.Body, 10, new(Left, 36, Width, 26), "Section", "Section");
    public static readonly Place Footer = new(P.PlaceholderValues.Footer, 11, new(Left, 660, 1056, 40), "Source", "Source");
    public static readonly Place Number = new(P.PlaceholderValues.SlideNumber, 12, new(Box.SlideWidth - Left - 72, 660, 72, 40), "Slide number", "‹#›");

    public static readonly Place CoverTitle = Title with { Type = P.PlaceholderValues.CenteredTitle, Box = new(Left, 128, 720, 208) };
    public static readonly Place CoverEyebrow = Eyebrow with { Box = new(Left, 64, 720, 26) };

    private static readonly Place Text = new(P.PlaceholderValues.Object, 1, new(Left, Top, Width, Height), "Text", "What it means");
    private static readonly Place Chart = new(P.PlaceholderValues.Chart, 13, new(456, Top, 760, Height), "Chart", "Chart");
    private static readonly Place Table = new(P.PlaceholderValues.Table, 14, new(Left, Top, Width, Height), "Table", "Table");

    public static Place TitleOf(SlideLayout layout) => layout == SlideLayout.Cover ? CoverTitle : Title;

    public static Place EyebrowOf(SlideLayout layout) => layout == SlideLayout.Cover ? CoverEyebrow : Eyebrow;

    public static Place? TextOf(SlideLayout layout) => layout switch
    {
        SlideLayout.Cover => Text with { Box = new(Left, 368, 720, 256) },
        SlideLayout.Text => Text,
        SlideLayout.Chart or SlideLayout.Statistic => Text with { Box = new(Left, Top, 360, Height) },
        SlideLayout.TableAndChart => Text with { Box = new(Left, 544, 520, 88) },
        _ => null,
    };

    public static Place? ChartOf(SlideLayout layout) => layout switch
    {
        SlideLayout.Chart => Chart,
        SlideLayout.Statistic => Chart with { Box = Chart.Box with { Height = 288 } },
        SlideLayout.TableAndChart => Chart with { Box = new(616, Top, 600, Height) },
        _ => null,
    };

    public static Place? TableOf(SlideLayout layout) => layout switch
    {
        SlideLayout.Table => Table,
        SlideLayout.Statistic => Table with { Box = new(Chart.Box.Left, 488, Chart.Box.Width, 144) },
        SlideLayout.TableAndChart => Table with { Box = new(Left, Top, 520, 360) },
        _ => null,
    };

    /// <summary>All that slides of a layout may fill, in the order in which it is read out.</summary>
    public static IEnumerable<Place> Of(SlideLayout layout)
    {
        Place?[] places =
            [TitleOf(layout), EyebrowOf(layout), TextOf(layout), TableOf(layout), ChartOf(layout), Footer, layout == SlideLayout.Cover ? null : Number];
        return places.OfType<Place>();
    }
}
