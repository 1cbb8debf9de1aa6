using System.Globalization;

namespace CioCompass.Core.Text;

/// <summary>Small touches that let a text from the content stand where a sentence or a label begins.</summary>
public static class Sentence
{
    /// <summary>The text with a capital first letter.</summary>
    public static string Capitalised(string text, CultureInfo culture) =>
        text.Length == 0 ? text : char.ToUpper(text[0], culture) + text[1..];
}
