using System.Text;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>
/// Draws lines of text. Glyphs are written in reading order whatever their direction, each moved to its place, so that extracted text
/// needs no guessing.
/// </summary>
internal static class LinePainter
{
    /// <param name="baseline">Points from the top of the page.</param>
    /// <param name="element">The element of a span; null where the caller has tagged the page itself.</param>
    public static void Draw(
        PageCanvas page, TextLines text, TextLine line, double x, double baseline, Func<int, StructureElement?>? element = null)
    {
        var places = Places(text, line, x);
        var start = line.Start;
        while (start < line.End)
        {
            var end = start + 1;
            while (end < line.End && text.Glyphs[end].Font == text.Glyphs[start].Font && text.Glyphs[end].Span == text.Glyphs[start].Span)
            {
                end++;
            }

            var span = text.Glyphs[start].Span;
            if (element?.Invoke(span) is { } tag)
            {
                page.Tag(tag);
            }

            DrawRun(page, text, start, end, places.AsSpan(start - line.Start), baseline);
            start = end;
        }
    }

    /// <summary>Left and right end of a span on a line; null when it is not on it.</summary>
    public static (double Left, double Right)? Extent(TextLines text, TextLine line, double x, int span)
    {
        var places = Places(text, line, x);
        var on = Enumerable.Range(line.Start, line.End - line.Start).Where(i => text.Glyphs[i].Span == span).ToList();
        return on.Count == 0
            ? null
            : (on.Min(i => places[i - line.Start]), on.Max(i => places[i - line.Start] + text.Glyphs[i].Advance));
    }

    private static void DrawRun(PageCanvas page, TextLines text, int start, int end, ReadOnlySpan<double> places, double baseline)
    {
        var style = text.Spans[text.Glyphs[start].Span].Style;
        var font = page.Fonts.Embed(text.Glyphs[start].Font);
        var run = new StringBuilder($"BT /{font.Resource} {PdfSyntax.Number(style.Size)} Tf {style.Colour.Operands} rg ")
            .Append($"1 0 0 1 {PdfSyntax.Number(places[0])} {PdfSyntax.Number(page.FromBottom(baseline))} Tm [<");
        var pen = places[0];
        for (var i = start; i < end; i++)
        {
            var glyph = text.Glyphs[i];
            var move = (pen - places[i - start]) * 1000 / style.Size;
            if (Math.Abs(move) > 0.5)
            {
                run.Append($"> {PdfSyntax.Number(Math.Round(move))} <");
                pen -= Math.Round(move) * style.Size / 1000;
            }

            run.Append($"{font.Code(glyph.Id, glyph.Text):X4}");
            pen += glyph.Font.Width(glyph.Id) * style.Size / 1000;
        }

        page.Write(run.Append(">] TJ ET").ToString());
    }

    /// <summary>The left edge of each glyph of a line, in logical order.</summary>
    private static double[] Places(TextLines text, TextLine line, double x)
    {
        var places = new double[line.End - line.Start];
        var shown = places.Length;
        while (shown > 0 && text.Glyphs[line.Start + shown - 1].IsSpace)
        {
            shown--;
        }

        var pen = x;
        foreach (var i in VisualOrder(text, line.Start, shown))
        {
            places[i] = pen;
            pen += text.Glyphs[line.Start + i].Advance;
        }

        // Spaces at the end of a line stay in the text; where they stand, nobody sees.
        Array.Fill(places, text.RightToLeft ? x : pen, shown, places.Length - shown);
        return places;
    }

    /// <summary>Rule L2 of UAX #9: from the highest level down, reverse whatever runs together at that level or above.</summary>
    private static int[] VisualOrder(TextLines text, int start, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var highest = order.Length == 0 ? 0 : order.Max(i => text.Glyphs[start + i].Level);
        for (var level = highest; level > 0; level--)
        {
            for (var i = 0; i < count; i++)
            {
                var from = i;
                while (i < count && text.Glyphs[start + order[i]].Level >= level)
                {
                    i++;
                }

                Array.Reverse(order, from, i - from);
            }
        }

        return order;
    }
}
