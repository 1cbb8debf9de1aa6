using System.Globalization;
using System.Text;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>
/// A tagged document (PDF/UA-1, ISO 14289-1) that is written while it is composed: of a finished page only its number is kept.
/// </summary>
internal sealed class TaggedDocument : IDisposable
{
    private readonly PdfFile file;
    private readonly DocumentFonts fonts;
    private readonly StructureTree structure;
    private readonly Bookmarks bookmarks;
    private readonly PageFlow flow;
    private readonly List<Block> group = [];
    private readonly List<WrittenPage> pages = [];
    private readonly PageFormat format;
    private readonly int pagesId;
    private readonly int resourcesId;
    private PageCanvas? canvas;

    public TaggedDocument(Stream output, PageFormat format)
    {
        file = new PdfFile(output);
        fonts = new DocumentFonts(file);
        structure = new StructureTree(file);
        bookmarks = new Bookmarks(file);
        this.format = format;
        pagesId = file.Reserve();
        resourcesId = file.Reserve();
        flow = new PageFlow(format, NextPage);
    }

    public StructureElement Root => structure.Document;

    public PageFlow Flow => flow;

    public int PageCount => pages.Count + 1;

    /// <summary>Places a block, with those before it that must stay with it.</summary>
    public void Add(Block block)
    {
        group.Add(block);
        if (!block.KeepWithNext)
        {
            Flush();
        }
    }

    /// <summary>The next block begins a page, where less than a part of this one is left.</summary>
    /// <param name="part">0..1 of the page's text; 1 for a new page in any case.</param>
    public void BreakPage(double part = 1)
    {
        Flush();
        if (!flow.AtTop && flow.Remaining < part * format.TextHeight)
        {
            flow.NextPage();
        }
    }

    public void Bookmark(string title, int level, PageCanvas page, double y) => bookmarks.Add(title, level, page.Id, page.FromBottom(y));

    /// <param name="furniture">What every page but the first repeats.</param>
    public void Finish(DocumentInformation information, PageFurniture furniture)
    {
        Flush();
        WritePage();
        for (var i = 0; i < pages.Count; i++)
        {
            WritePageObject(pages[i], i == 0 ? null : Furnish(furniture, i + 1));
        }

        var tree = structure.Write();
        var outline = bookmarks.Write() is { } id ? $" /Outlines {id} 0 R" : "";
        file.Write(resourcesId, $"<< /Font {fonts.Write()} >>");
        file.Write(pagesId, $"<< /Type /Pages /Count {pages.Count} /Kids {PdfSyntax.References(pages.Select(p => p.Id))} >>");
        var metadata = file.Reserve();
        // Uncompressed, so that programs which know nothing of PDF can read it (ISO 32000-1, 14.3.2).
        file.WriteStream(metadata, "/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(information.Xmp()), compress: false);
        var catalog = file.Add(
            $"<< /Type /Catalog /Pages {pagesId} 0 R /Lang {PdfSyntax.Text(information.Language)} /MarkInfo << /Marked true >> " +
            $"/StructTreeRoot {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R{outline} >>");
        file.Finish(catalog, file.Add(information.Dictionary()));
    }

    public void Dispose() => file.Dispose();

    private void Flush()
    {
        if (group.Count > 0)
        {
            flow.Place(group);
            group.Clear();
        }
    }

    private PageCanvas NextPage()
    {
        WritePage();
        return canvas = new PageCanvas(file.Reserve(), format.Height, fonts);
    }

    private void WritePage()
    {
        if (canvas is not { } page)
        {
            return;
        }

        var key = structure.ReserveKey();
        var content = file.AddStream("", page.Content());
        structure.SetParents(key, page.Marked);
        pages.Add(new WrittenPage(page.Id, content, key, [.. page.Links.Select(l => WriteLink(page, l))]));
        canvas = null;
    }

    private int WriteLink(PageCanvas page, LinkArea link)
    {
        var key = structure.ReserveKey();
        structure.SetParent(key, link.Element);
        var id = file.Add(
            $"<< /Type /Annot /Subtype /Link /Rect {PdfSyntax.Numbers(link.Box)} /Border [0 0 0] /F 4 /P {page.Id} 0 R " +
            $"/StructParent {key} /Contents {PdfSyntax.Text(link.Text)} /A << /S /URI /URI {PdfSyntax.Ascii(link.Uri)} >> >>");
        link.Element.AddAnnotation(page.Id, id);
        return id;
    }

    private int Furnish(PageFurniture furniture, int number)
    {
        var canvas = new PageCanvas(0, format.Height, fonts);
        furniture.Draw(canvas, format, string.Create(CultureInfo.InvariantCulture, $"{number} / {pages.Count}"));
        return file.AddStream("", canvas.Content());
    }

    private void WritePageObject(WrittenPage page, int? furniture)
    {
        var annotations = page.Links.Count > 0 ? $" /Annots {PdfSyntax.References(page.Links)}" : "";
        var contents = furniture is { } id ? $"[{page.Content} 0 R {id} 0 R]" : $"{page.Content} 0 R";
        file.Write(
            page.Id,
            $"<< /Type /Page /Parent {pagesId} 0 R /MediaBox {PdfSyntax.Numbers(0, 0, format.Width, format.Height)} " +
            $"/Resources {resourcesId} 0 R /Contents {contents} /StructParents {page.Key} /Tabs /S{annotations} >>");
    }

    /// <param name="Key">In the parent tree.</param>
    private sealed record WrittenPage(int Id, int Content, int Key, IReadOnlyList<int> Links);
}
