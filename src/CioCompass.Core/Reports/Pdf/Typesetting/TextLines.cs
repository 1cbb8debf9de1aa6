namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>A text broken into lines.</summary>
internal sealed class TextLines
{
    private TextLines(IReadOnlyList<TextSpan> spans, List<Glyph> glyphs, bool rightToLeft, List<TextLine> lines)
    {
        Spans = spans;
        Glyphs = glyphs;
        RightToLeft = rightToLeft;
        Lines = lines;
    }

    public IReadOnlyList<TextSpan> Spans { get; }

    public IReadOnlyList<Glyph> Glyphs { get; }

    public bool RightToLeft { get; }

    /// <summary>Together they hold every glyph, each once and in order. At least one, also of an empty text.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>Width of the widest line, in points.</summary>
    public double Width => Lines.Max(l => l.Width);

    public static TextLines Of(TextSpan span, double width) => Of([span], width);

    /// <param name="width">Points; a word that is wider is broken between letters, a letter that is wider sticks out.</param>
    public static TextLines Of(IReadOnlyList<TextSpan> spans, double width)
    {
        var (glyphs, rightToLeft) = Shaper.Shape(spans);
        return new TextLines(spans, glyphs, rightToLeft, Break(glyphs, width));
    }

    /// <summary>Breaks into lines as even as their number allows, for headings; else as <see cref="Of(IReadOnlyList{TextSpan}, double)"/>.</summary>
    public static TextLines Balanced(IReadOnlyList<TextSpan> spans, double width)
    {
        var (glyphs, rightToLeft) = Shaper.Shape(spans);
        var lines = Break(glyphs, width);
        for (var narrower = width * 0.96; narrower > width / 2; narrower -= width * 0.04)
        {
            var candidate = Break(glyphs, narrower);
            if (candidate.Count > lines.Count || candidate.Any(l => l.Width > narrower))
            {
                break;
            }

            lines = candidate;
        }

        return new TextLines(spans, glyphs, rightToLeft, lines);
    }

    private static List<TextLine> Break(List<Glyph> glyphs, double width)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start < glyphs.Count)
        {
            var line = Next(glyphs, start, width);
            lines.Add(line);
            start = line.End;
        }

        return lines.Count > 0 ? lines : [new TextLine(0, 0, 0)];
    }

    /// <summary>The longest line that fits: up to the last place where it may end, or in the middle of a word without one.</summary>
    private static TextLine Next(List<Glyph> glyphs, int start, double width)
    {
        const double Rounding = 0.01;
        var (total, ink) = (0.0, 0.0);
        TextLine? allowed = null;
        TextLine? emergency = null;
        for (var i = start; i < glyphs.Count; i++)
        {
            total += glyphs[i].Advance;
            ink = glyphs[i].IsSpace ? ink : total;
            if (ink > width + Rounding && (allowed ?? emergency) is { } end)
            {
                return end;
            }

            if (glyphs[i].Break == LineBreak.Allowed)
            {
                allowed = new TextLine(start, i + 1, ink);
            }
            else if (glyphs[i].Break == LineBreak.Emergency)
            {
                emergency = new TextLine(start, i + 1, ink);
            }
        }

        return new TextLine(start, glyphs.Count, ink);
    }
}

/// <summary>Glyphs from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Width">Points, without the spaces at the end.</param>
internal readonly record struct TextLine(int Start, int End, double Width);
