using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>A paragraph, a heading or an item of a list. It breaks between lines and leaves no single line behind.</summary>
internal sealed class TextBlock(StructureElement element, IReadOnlyList<TextSpan> spans) : Block
{
    /// <summary>Fewest lines before and after a break.</summary>
    private const int Together = 2;

    private TextLines? brokenText;
    private double brokenWidth;

    /// <summary>From the left edge of the column to the text.</summary>
    public double Indent { get; init; }

    /// <summary>Widest line: long lines are hard to read.</summary>
    public double Measure { get; init; } = double.MaxValue;

    /// <summary>Lines of even length, for headings.</summary>
    public bool Balanced { get; init; }

    /// <summary>A bar at the left edge of the column, for what is set apart.</summary>
    public Colour? Bar { get; init; }

    /// <summary>The bar goes on through the space after, to the next paragraph's.</summary>
    public bool BarContinues { get; init; }

    /// <summary>A line above, at the full width.</summary>
    public Rule? RuleAbove { get; init; }

    /// <summary>Label in the indent of the first line: a bullet or a number.</summary>
    public ItemLabel? Label { get; init; }

    /// <summary>The heading's place in the bookmarks; null for none.</summary>
    public Action<PageCanvas, double>? OnPlaced { get; init; }

    private double Leading => spans.Max(s => s.Style.Leading);

    private double RuleHeight => RuleAbove?.Gap ?? 0;

    public override double Height(double width) => RuleHeight + (Lines(width).Lines.Count * Leading);

    public override double MinimumHeight(double width)
    {
        var lines = Lines(width).Lines.Count;
        return RuleHeight + ((KeepWithNext || lines < 2 * Together ? lines : Together) * Leading);
    }

    public override void Place(PageFlow flow)
    {
        var text = Lines(flow.Width);
        var links = new ParagraphLinks(element, text);
        DrawRule(flow);
        OnPlaced?.Invoke(flow.Page, flow.Y);

        var line = 0;
        while (line < text.Lines.Count)
        {
            var count = Fitting(text.Lines.Count - line, flow.Remaining);
            if (count == 0 && !flow.AtTop)
            {
                flow.NextPage();
                continue;
            }

            DrawLines(flow, text, links, line, Math.Max(1, count));
            line += Math.Max(1, count);
        }
    }

    /// <summary>Number of the lines left that go on this page: none, if only one would.</summary>
    private int Fitting(int left, double height)
    {
        var fit = (int)((height + 0.01) / Leading);
        if (fit >= left)
        {
            return left;
        }

        fit = left - fit < Together ? left - Together : fit;
        return fit < Together ? 0 : fit;
    }

    private void DrawLines(PageFlow flow, TextLines text, ParagraphLinks links, int first, int count)
    {
        if (Bar is { } bar)
        {
            flow.Page.Artifact();
            var isLast = first + count == text.Lines.Count;
            var height = (count * Leading) + (isLast && BarContinues ? SpaceAfter : 0);
            flow.Page.Fill(Shape.Rectangle(flow.Left, flow.Y, 2.5, height), bar);
        }

        if (first == 0 && Label is { } label)
        {
            flow.Page.Tag(label.Element);
            var lines = TextLines.Of(label.Span, double.MaxValue);
            LinePainter.Draw(flow.Page, lines, lines.Lines[0], flow.Left + Indent - label.Width, flow.Y + Baseline);
        }

        foreach (var line in text.Lines.Skip(first).Take(count))
        {
            var x = flow.Left + Indent + (text.RightToLeft ? TextWidth(flow.Width) - line.Width : 0);
            LinePainter.Draw(flow.Page, text, line, x, flow.Y + Baseline, links.Element);
            links.Annotate(flow.Page, line, x, flow.Y, Leading);
            flow.Y += Leading;
        }
    }

    private void DrawRule(PageFlow flow)
    {
        if (RuleAbove is { } rule)
        {
            flow.Page.Artifact();
            flow.Page.Stroke(Shape.Line(flow.Left, flow.Y, flow.Left + flow.Width, flow.Y), rule.Colour, rule.Thickness);
            flow.Y += rule.Gap;
        }
    }

    private double Baseline => spans.MaxBy(s => s.Style.Leading)!.Style.Baseline;

    private double TextWidth(double width) => Math.Min(width - Indent, Measure);

    private TextLines Lines(double width)
    {
        if (brokenText is null || brokenWidth != width)
        {
            brokenText = Balanced ? TextLines.Balanced(spans, TextWidth(width)) : TextLines.Of(spans, TextWidth(width));
            brokenWidth = width;
        }

        return brokenText;
    }
}

/// <param name="Gap">From the line to the text under it.</param>
internal sealed record Rule(Colour Colour, double Thickness, double Gap);

/// <param name="Width">How far it begins left of the text.</param>
internal sealed record ItemLabel(StructureElement Element, TextSpan Span, double Width);
