using System.Globalization;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Fonts;

/// <summary>The map from character codes to the text they stand for (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicode
{
    /// <summary>A block of a CMap may not be longer.</summary>
    private const int Block = 100;

    /// <param name="texts">By code; code 0 is not mapped.</param>
    public static string Map(IReadOnlyList<string> texts)
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));

        foreach (var codes in Enumerable.Range(1, texts.Count - 1).Chunk(Block))
        {
            map.Append(codes.Length).Append(" beginbfchar\n");
            foreach (var code in codes)
            {
                map.Append('<').Append(code.ToString("X4", CultureInfo.InvariantCulture)).Append("> <")
                    .Append(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(texts[code]))).Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
