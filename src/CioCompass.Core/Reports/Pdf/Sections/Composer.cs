using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The parts that every section is put together from.</summary>
internal sealed class Composer(TaggedDocument document, Report report)
{
    public TaggedDocument Document => document;

    public Report Report => report;

    public StructureElement Section() => document.Root.Add("Sect");

    /// <summary>Begins a main section: a rule, a word on what it is, and its heading.</summary>
    /// <param name="eyebrow">Empty for none.</param>
    public StructureElement Section(string eyebrow, string title, double spaceBefore = 40)
    {
        var section = Section();
        var rule = new Rule(Palette.Ink, 1.2, 12);
        if (eyebrow.Length > 0)
        {
            document.Add(new TextBlock(section.Add("P"), [new(eyebrow, Styles.Eyebrow)])
            {
                SpaceBefore = spaceBefore,
                SpaceAfter = 2,
                RuleAbove = rule,
                KeepWithNext = true,
            });
        }

        Add(section, 2, title, Styles.Heading, eyebrow.Length > 0 ? 0 : spaceBefore, 10, eyebrow.Length > 0 ? null : rule);
        return section;
    }

    /// <param name="level">1 to 6; 1 to 3 become bookmarks.</param>
    public void Heading(StructureElement parent, int level, string text, TextStyle style, double before, double after) =>
        Add(parent, level, text, style, before, after, null);

    /// <summary>One paragraph for each line of a text.</summary>
    public void Paragraphs(StructureElement parent, string text, TextStyle style, double after = 8, Colour? bar = null)
    {
        var lines = Lines(text).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            document.Add(Paragraph(parent, lines[i], style, after, bar, barContinues: i < lines.Count - 1));
        }
    }

    public static TextBlock Paragraph(
        StructureElement parent, string text, TextStyle style, double after = 8, Colour? bar = null, bool barContinues = false) =>
        new(parent.Add("P"), [new(text, style)])
        {
            SpaceAfter = after,
            Measure = Styles.Measure,
            Bar = bar,
            BarContinues = barContinues,
            Indent = bar is null ? 0 : 12,
        };

    /// <summary>A small heading with a text under it; nothing when the text is empty.</summary>
    public void Labelled(StructureElement parent, string label, string text, TextStyle style, Colour? bar = null)
    {
        if (Lines(text).Any())
        {
            Heading(parent, 4, label, Styles.Subheading, 8, 2);
            Paragraphs(parent, text, style, 5, bar);
        }
    }

    /// <summary>Items with a bullet each; a link where the item has an address.</summary>
    public void List(StructureElement parent, IEnumerable<TextSpan> items)
    {
        var list = parent.Add("L");
        foreach (var item in items)
        {
            var element = list.Add("LI");
            var label = element.Add("Lbl");
            document.Add(new TextBlock(element.Add("LBody"), [item])
            {
                Indent = 14,
                Measure = Styles.Measure - 14,
                SpaceAfter = 4,
                Label = new ItemLabel(label, new TextSpan("•", item.Style with { Colour = Palette.Contrast }), 14),
            });
        }
    }

    public void Figure(StructureElement parent, string alternative, double height, Action<PageCanvas, double, double, double> draw, double after) =>
        document.Add(new FigureBlock(FigureElement(parent, alternative), height, draw) { SpaceAfter = after });

    public static StructureElement FigureElement(StructureElement parent, string alternative) =>
        parent.Add(new StructureElement("Figure") { Alternative = Shaper.Settable(alternative) });

    public static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Add(StructureElement parent, int level, string text, TextStyle style, double before, double after, Rule? rule)
    {
        const int LastBookmark = 3;
        document.Add(new TextBlock(parent.Add($"H{level}"), [new(text, style)])
        {
            SpaceBefore = before,
            SpaceAfter = after,
            Balanced = true,
            KeepWithNext = true,
            RuleAbove = rule,
            OnPlaced = level > LastBookmark ? null : (page, y) => document.Bookmark(Shaper.Settable(text), level, page, y),
        });
    }
}
