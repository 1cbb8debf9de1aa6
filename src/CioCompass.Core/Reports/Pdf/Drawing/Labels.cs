using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Drawing;

internal enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>Words in and around drawings.</summary>
internal static class Labels
{
    /// <param name="x">Of the label's left end, middle or right end, as <paramref name="align"/> says.</param>
    /// <param name="baseline">Points from the top of the page.</param>
    public static void Draw(PageCanvas page, string text, TextStyle style, double x, double baseline, Align align = Align.Left)
    {
        var lines = TextLines.Of(new TextSpan(text, style), double.MaxValue);
        LinePainter.Draw(page, lines, lines.Lines[0], Start(x, lines.Width, align), baseline);
    }

    /// <summary>Several lines under one another.</summary>
    /// <returns>Points from the top of the page to the bottom of the last line.</returns>
    public static double DrawLines(PageCanvas page, TextLines text, double x, double top, Align align = Align.Left)
    {
        var style = text.Spans[0].Style;
        foreach (var line in text.Lines)
        {
            LinePainter.Draw(page, text, line, Start(x, line.Width, align), top + style.Baseline);
            top += style.Leading;
        }

        return top;
    }

    public static double Width(string text, TextStyle style) => TextLines.Of(new TextSpan(text, style), double.MaxValue).Width;

    /// <summary>A text that fits, with an ellipsis where it was cut.</summary>
    public static string Shortened(string text, TextStyle style, double width)
    {
        var lines = TextLines.Of(new TextSpan(text, style), width);
        if (lines.Lines.Count == 1)
        {
            return text;
        }

        var shorter = TextLines.Of(new TextSpan(text, style), width - Width("…", style));
        return string.Concat(shorter.Glyphs.Take(shorter.Lines[0].End).Select(g => g.Text)).TrimEnd() + "…";
    }

    private static double Start(double x, double width, Align align) => align switch
    {
        Align.Right => x - width,
        Align.Centre => x - (width / 2),
        _ => x,
    };
}
