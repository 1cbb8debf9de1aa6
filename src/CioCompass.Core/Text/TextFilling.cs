using System.Globalization;

namespace CioCompass.Core.Text;

/// <summary>Puts values into the places of a text.</summary>
public static class TextFilling
{
    /// <summary>The text with its places ({0}, {1} …) filled in, numbers and days in the current culture's format.</summary>
    public static string Fill(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
