using System.Globalization;
using CioCompass.Core.Reports.Office.Drawing;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>Paragraphs of a slide in the look of their style.</summary>
internal static class SlideParagraphs
{
    /// <summary>In pixels.</summary>
    private const int MarkWidth = 24;

    /// <param name="Before">Space above, in points.</param>
    private sealed record Look(Letters Letters, int Before, bool HasMark = false);

    public static A.Paragraph Styled(Para para, CultureInfo culture)
    {
        var look = LookOf(para.Style);
        var indent = look.HasMark ? MarkWidth * Emu.PerPixel : 0;
        var properties = new A.ParagraphProperties(new A.SpaceBefore(new A.SpacingPoints { Val = look.Before * 100 }))
        {
            LeftMargin = indent,
            Indent = -indent,
        };
        if (look.HasMark)
        {
            properties.Append(
                new A.BulletColor(Palette.Colour(Palette.Contrast)), new A.BulletFont { Typeface = "Arial" }, new A.CharacterBullet { Char = "•" });
        }
        else
        {
            properties.Append(new A.NoBullet());
        }

        return DrawingText.Paragraph(para.Text, culture, properties, look.Letters);
    }

    private static Look LookOf(ParaStyle style) => style switch
    {
        ParaStyle.Lead => new(new(17, Palette.Ink, Typeface: Letters.Headings), 0),
        ParaStyle.Finding => new(new(20, Palette.Ink), 14, HasMark: true),
        ParaStyle.Label => new(new(11, Palette.Accent, Bold: true), 14),
        ParaStyle.Small => new(new(11, Palette.InkSoft), 4),
        ParaStyle.Numeral => new(new(66, Palette.Accent, Typeface: Letters.Headings), 0),
        ParaStyle.Caution => new(new(12, Palette.Contrast), 10),
        _ => new(new(14, Palette.Ink), 4),
    };
}
