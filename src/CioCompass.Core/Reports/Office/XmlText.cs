using System.Text;
using System.Xml;

namespace CioCompass.Core.Reports.Office;

/// <summary>Text that an XML file can hold.</summary>
internal static class XmlText
{
    /// <summary>
    /// The text without the control characters, lone surrogates and non-characters that XML 1.0 forbids
    /// (https://www.w3.org/TR/xml/#charsets), with every line ending as a line feed.
    /// </summary>
    public static string Of(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (text.All(IsPlain))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (IsPlain(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>At most so many characters, with an ellipsis where some are left out; never half a character.</summary>
    public static string Short(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static bool IsPlain(char character) =>
        XmlConvert.IsXmlChar(character) && (!char.IsControl(character) || character is '\n' or '\t');
}
