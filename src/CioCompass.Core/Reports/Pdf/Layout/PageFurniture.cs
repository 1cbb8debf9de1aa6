using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>The running head and foot. Assistive technology passes over them, for it would read them in the middle of sentences.</summary>
/// <param name="Head">What the document is.</param>
/// <param name="Foot">Left at the foot of the page; its number stands right.</param>
internal sealed record PageFurniture(string Head, string Foot, TextStyle Style)
{
    public void Draw(PageCanvas page, PageFormat format, string number)
    {
        page.Artifact("Pagination");
        var right = format.Left + format.TextWidth;
        var baseline = format.Height - 38;
        Labels.Draw(page, Labels.Shortened(Head, Style, format.TextWidth), Style, format.Left, 41);
        Labels.Draw(page, Labels.Shortened(Foot, Style, format.TextWidth - 80), Style, format.Left, baseline);
        Labels.Draw(page, number, Style, right, baseline, Align.Right);
    }
}
