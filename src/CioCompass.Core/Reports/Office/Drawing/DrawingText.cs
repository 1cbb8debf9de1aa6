using System.Globalization;
using CioCompass.Core.Text;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Office.Drawing;

/// <summary>Texts in drawings, each in its language and direction.</summary>
internal static class DrawingText
{
    /// <summary>Removes characters that XML forbids, and white space at the end.</summary>
    public static string Clean(string text) => XmlText.Of(text).TrimEnd();

    /// <summary>Language of a text for spelling and speech: the report's, unless the script says otherwise.</summary>
    public static string Language(string text, CultureInfo culture) =>
        ReadingDirection.OfParagraph(text) ? ReadingDirection.LanguageOf(text) : Languages.Of(culture).Spoken;

    /// <summary>A paragraph in the look that its place gives it.</summary>
    public static A.Paragraph Plain(string text, CultureInfo culture) => Paragraph(text, culture, new A.ParagraphProperties(), letters: null);

    /// <param name="properties">Of the paragraph; a text that runs from right to left stands at the right whatever they say.</param>
    /// <param name="letters">Null where its place says it.</param>
    public static A.Paragraph Paragraph(string text, CultureInfo culture, A.ParagraphProperties properties, Letters? letters)
    {
        var clean = Clean(text);
        if (ReadingDirection.OfParagraph(clean))
        {
            properties.Alignment = A.TextAlignmentTypeValues.Right;
            properties.RightToLeft = true;
        }

        var language = Language(clean, culture);
        return clean.Length == 0
            ? new A.Paragraph(properties, Look(new A.EndParagraphRunProperties { Language = language }))
            : new A.Paragraph(properties, new A.Run(Look(new A.RunProperties { Language = language }), new A.Text(clean)));

        T Look<T>(T run)
            where T : A.TextCharacterPropertiesType => letters is null ? run : letters.On(run);
    }
}
