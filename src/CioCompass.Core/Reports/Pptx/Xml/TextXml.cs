using System.Globalization;
using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>Paragraphs of DrawingML, each in its language and direction.</summary>
internal static class TextXml
{
    public const string Serif = "+mj-lt";

    /// <param name="Points">Size of the letters.</param>
    /// <param name="Before">Space above, in points.</param>
    private sealed record Look(double Points, string Colour, int Before, bool Bold = false, bool IsSerif = false, bool HasMark = false);

    /// <summary>A paragraph in the look that its place in the layout gives it.</summary>
    public static XElement Plain(string text, CultureInfo culture) => Paragraph(text, culture, [], []);

    public static XElement Styled(Para para, CultureInfo culture)
    {
        var look = LookOf(para.Style);
        object[] mark = look.HasMark
            ? [Attr("marL", 24 * Box.Emu), Attr("indent", -24 * Box.Emu)]
            : [Attr("marL", 0), Attr("indent", 0)];
        object[] bullet = look.HasMark
            ? [new XElement(A + "buClr", Val(A + "schemeClr", Palette.Contrast)), new XElement(A + "buFont", Attr("typeface", "Arial")), new XElement(A + "buChar", Attr("char", "•"))]
            : [new XElement(A + "buNone")];
        return Paragraph(
            para.Text, culture,
            [.. mark, new XElement(A + "spcBef", Val(A + "spcPts", look.Before * 100)), .. bullet],
            Run(look.Points, look.Colour, look.Bold, look.IsSerif));
    }

    /// <summary>A paragraph of a table's cell.</summary>
    public static XElement Cell(string text, CultureInfo culture, double points, bool bold, bool atRight) => Paragraph(
        text, culture, atRight ? [Attr("algn", "r")] : [], Run(points, Palette.Ink, bold, isSerif: false));

    /// <summary>Properties of a run of text: attributes first, then its colour and its typeface.</summary>
    public static object[] Run(double points, string colour, bool bold, bool isSerif) =>
    [
        Attr("sz", (int)(points * 100)), Attr("b", bold ? 1 : 0), Palette.Fill(colour),
        .. isSerif ? new object[] { new XElement(A + "latin", Attr("typeface", Serif)) } : [],
    ];

    private static XElement Paragraph(string text, CultureInfo culture, object[] properties, object[] run)
    {
        var clean = SlideText.Clean(text);
        List<object> paragraph = [.. properties];
        if (ReadingDirection.OfParagraph(clean))
        {
            paragraph.RemoveAll(p => p is XAttribute { Name.LocalName: "algn" });
            paragraph.InsertRange(0, [Attr("algn", "r"), Attr("rtl", 1)]);
        }

        var language = Attr("lang", SlideText.Language(clean, culture));
        return new XElement(
            A + "p",
            new XElement(A + "pPr", paragraph),
            clean.Length == 0
                ? new XElement(A + "endParaRPr", language, run)
                : new XElement(A + "r", new XElement(A + "rPr", language, run), new XElement(A + "t", clean)));
    }

    private static Look LookOf(ParaStyle style) => style switch
    {
        ParaStyle.Lead => new(17, Palette.Ink, 0, IsSerif: true),
        ParaStyle.Finding => new(20, Palette.Ink, 14, HasMark: true),
        ParaStyle.Label => new(11, Palette.Accent, 14, Bold: true),
        ParaStyle.Small => new(11, Palette.InkSoft, 4),
        ParaStyle.Numeral => new(66, Palette.Accent, 0, IsSerif: true),
        ParaStyle.Caution => new(12, Palette.Contrast, 10),
        _ => new(14, Palette.Ink, 4),
    };
}
