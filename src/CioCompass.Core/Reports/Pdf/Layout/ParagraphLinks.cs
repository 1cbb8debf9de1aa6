using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>The links within one paragraph: each an element of its own, which holds its text and a clickable area on every line.</summary>
internal sealed class ParagraphLinks(StructureElement paragraph, TextLines text)
{
    private readonly Dictionary<int, StructureElement> links = [];

    /// <summary>The element that a span's text belongs to.</summary>
    public StructureElement Element(int span)
    {
        if (text.Spans[span].Uri is null)
        {
            return paragraph;
        }

        if (!links.TryGetValue(span, out var link))
        {
            links.Add(span, link = paragraph.Add("Link"));
        }

        return link;
    }

    /// <param name="top">Points from the top of the page.</param>
    public void Annotate(PageCanvas page, TextLine line, double x, double top, double height)
    {
        foreach (var (span, element) in links)
        {
            if (LinePainter.Extent(text, line, x, span) is { } extent)
            {
                page.Link(element, text.Spans[span].Uri!, text.Spans[span].Text, (extent.Left, top, extent.Right, top + height));
            }
        }
    }
}
