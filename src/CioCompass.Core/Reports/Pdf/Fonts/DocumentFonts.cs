using CioCompass.Core.Reports.Pdf.TrueType;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Fonts;

/// <summary>The fonts that one file uses.</summary>
internal sealed class DocumentFonts(PdfFile file)
{
    private readonly Dictionary<TrueTypeFont, EmbeddedFont> fonts = [];

    public EmbeddedFont Embed(TrueTypeFont font)
    {
        if (!fonts.TryGetValue(font, out var embedded))
        {
            embedded = new EmbeddedFont(font, $"F{fonts.Count + 1}", file.Reserve());
            fonts.Add(font, embedded);
        }

        return embedded;
    }

    /// <summary>Writes the fonts.</summary>
    /// <returns>The dictionary of font resources, for all pages.</returns>
    public string Write()
    {
        foreach (var font in fonts.Values)
        {
            font.Write(file);
        }

        return $"<< {string.Join(' ', fonts.Values.Select(f => $"/{f.Resource} {f.Id} 0 R"))} >>";
    }
}
