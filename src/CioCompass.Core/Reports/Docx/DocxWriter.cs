using System.Globalization;
using CioCompass.Core.Reports.Office.Charts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <summary>Writes the parts of the report one below the other, and remembers the headings for the table of contents.</summary>
internal sealed class DocxWriter(MainDocumentPart main, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly List<DocxHeading> headings = [];
    private uint charts;

    public Body Body { get; } = new();

    /// <summary>Headings of levels 1 and 2, in order.</summary>
    public IReadOnlyList<DocxHeading> Headings => headings;

    /// <param name="level">1 to 3.</param>
    /// <param name="onNewPage">It starts a page.</param>
    public void Heading(int level, string text, bool onNewPage = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var paragraph = DocxText.Paragraph($"Heading{level.ToString(CultureInfo.InvariantCulture)}", text);
        if (onNewPage)
        {
            paragraph.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            paragraph.ParagraphProperties.SpacingBetweenLines = new SpacingBetweenLines { Before = "0" };
        }

        if (level <= 2)
        {
            var heading = new DocxHeading(level, text, headings.Count + 1);
            headings.Add(heading);
            paragraph.InsertAfter(new BookmarkStart { Id = heading.Id, Name = heading.Bookmark }, paragraph.ParagraphProperties);
            paragraph.Append(new BookmarkEnd { Id = heading.Id });
        }

        Body.Append(paragraph);
    }

    public void Paragraph(string style, string text)
    {
        if (text.Length > 0)
        {
            Body.Append(DocxText.Paragraph(style, text));
        }
    }

    public void Paragraph(string style, IEnumerable<OpenXmlElement> content) =>
        Body.Append(DocxText.Paragraph(style, rightToLeft: false, content));

    /// <summary>A text below a small heading that says what it is; nothing where there is no text.</summary>
    public void Labelled(string label, string text, string style = "Normal")
    {
        if (text.Length > 0)
        {
            Paragraph("Eyebrow", label);
            Paragraph(style, text);
        }
    }

    /// <summary>Writes a link to an http or https address; anything else stays a text.</summary>
    public void Link(string style, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
        {
            Paragraph(style, [new Hyperlink(DocxText.Runs(address, "Hyperlink")) { Id = Relationship(uri.AbsoluteUri), History = true }]);
        }
        else
        {
            Paragraph(style, address);
        }
    }

    /// <param name="caption">How to read it.</param>
    public void Chart(Chart chart, string caption)
    {
        Body.Append(DocxChart.Of(main, chart, ++charts, CultureInfo.CurrentCulture));
        Paragraph("Caption", caption);
    }

    /// <summary>A text must follow it: two tables that touch are one to Word.</summary>
    public void Table(DocxTable table)
    {
        cancellationToken.ThrowIfCancellationRequested();

        Body.Append(table.Element);
    }

    private string Relationship(string address)
    {
        if (!links.TryGetValue(address, out var id))
        {
            id = links[address] = main.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id;
        }

        return id;
    }
}

/// <param name="Level">1 or 2.</param>
/// <param name="Number">Place among the headings, from 1.</param>
internal sealed record DocxHeading(int Level, string Text, int Number)
{
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public string Bookmark => $"_Toc{Number.ToString("D6", CultureInfo.InvariantCulture)}";
}
