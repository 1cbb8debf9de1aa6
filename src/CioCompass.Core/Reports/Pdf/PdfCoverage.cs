using System.Text;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf;

/// <summary>Finds the characters of a report that the fonts of the PDF do not have: they print as empty squares.</summary>
public static class PdfCoverage
{
    /// <returns>Each once, in the order in which the report has them; empty for nearly every report.</returns>
    public static IReadOnlyList<Rune> Missing(Report report)
    {
        var missing = new List<Rune>();
        foreach (var text in ReportTexts.Of(report).Where(t => !Ascii.IsValid(t)))
        {
            missing.AddRange(Shaper.Settable(text).EnumerateRunes().Where(r => !Shaper.IsInvisible(r) && !FontLibrary.Has(r.Value)));
        }

        return [.. missing.Distinct()];
    }
}
