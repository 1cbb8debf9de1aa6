using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <summary>Texts as Word's paragraphs and runs.</summary>
internal static class DocxText
{
    /// <param name="text">Any text; a line feed becomes a line break, a tab a tab.</param>
    public static Paragraph Paragraph(string style, string text) => Paragraph(style, OfParagraph(text), Runs(text));

    public static Paragraph Paragraph(string style, bool rightToLeft, IEnumerable<OpenXmlElement> content)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        if (rightToLeft)
        {
            properties.BiDi = new BiDi();
        }

        var paragraph = new Paragraph(properties);
        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>The text in runs of one direction each.</summary>
    /// <param name="style">A character style; null for the paragraph's own look.</param>
    public static IEnumerable<Run> Runs(string text, string? style = null) =>
        ReadingDirection.Pieces(XmlText.Of(text)).Select(piece => Run(piece.Text, piece.IsRightToLeft, style));

    public static bool OfParagraph(string text) => ReadingDirection.OfParagraph(XmlText.Of(text));

    private static Run Run(string text, bool rightToLeft, string? style)
    {
        var run = new Run();
        if (style is not null || rightToLeft)
        {
            var properties = new RunProperties();
            if (style is not null)
            {
                properties.RunStyle = new RunStyle { Val = style };
            }

            if (rightToLeft)
            {
                properties.RightToLeftText = new RightToLeftText();
                properties.Languages = new DocumentFormat.OpenXml.Wordprocessing.Languages { Bidi = ReadingDirection.LanguageOf(text) };
            }

            run.Append(properties);
        }

        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            Append(run, line);
        }

        return run;
    }

    private static void Append(Run run, string line)
    {
        foreach (var (index, piece) in line.Split('\t').Index())
        {
            if (index > 0)
            {
                run.Append(new TabChar());
            }

            if (piece.Length > 0)
            {
                run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
    }
}
