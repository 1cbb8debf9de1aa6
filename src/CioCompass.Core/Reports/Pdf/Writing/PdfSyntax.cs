using System.Globalization;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Writing;

/// <summary>Literals of a PDF (ISO 32000-1, 7.3).</summary>
internal static class PdfSyntax
{
    /// <summary>A number with at most three decimals: a thousandth of a point is below what any printer resolves.</summary>
    public static string Number(double value) => (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string in UTF-16, in hexadecimal: no text can end it or escape from it.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>An address as PDF wants it in a link: ASCII, in hexadecimal.</summary>
    public static string Ascii(string text) => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes(text))}>";

    /// <summary>An array of numbers.</summary>
    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var array = new StringBuilder("[");
        foreach (var value in values)
        {
            array.Append(array.Length > 1 ? " " : "").Append(Number(value));
        }

        return array.Append(']').ToString();
    }

    /// <summary>An array of references to objects.</summary>
    public static string References(IEnumerable<int> ids) => $"[{string.Join(' ', ids.Select(id => $"{id} 0 R"))}]";

    /// <summary>A point in time, in UTC.</summary>
    public static string Date(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"(D:{utc:yyyyMMddHHmmss}Z)");
}
