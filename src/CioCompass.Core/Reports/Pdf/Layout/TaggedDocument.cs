using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;
using CioCompass.Core.Reports.Pdf.Writing;
using System.Globalization;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>
/// A tagged document (PDF/UA-1, ISO 14289-1) that is written while it is composed: of a finished page only its number is kept.
/// </summary>
internal sealed class TaggedDocument : IDisposable
{
    private readonly PdfFile _file;
    private readonly DocumentFonts _fonts;
    private readonly StructureTree _structure;
    private readonly Bookmarks _bookmarks;
    private readonly PageFlow _flow;
    private readonly List<Block> _group = [];
    private readonly List<WrittenPage> _pages = [];
    private readonly PageFormat _format;
    private readonly int _pagesId;
    private readonly int _resourcesId;
    private PageCanvas? _canvas;

    public TaggedDocument(Stream output, PageFormat format)
    {
        _file = new PdfFile(output);
        _fonts = new DocumentFonts(_file);
        _structure = new StructureTree(_file);
        _bookmarks = new Bookmarks(_file);
        _format = format;
        _pagesId = _file.Reserve();
        _resourcesId = _file.Reserve();
        _flow = new PageFlow(format, NextPage);
    }

    public StructureElement Root => _structure.Document;

    public PageFlow Flow => _flow;

    public int PageCount => _pages.Count + 1;

    /// <summary>Places a block, with those before it that must stay with it.</summary>
    public void Add(Block block)
    {
        _group.Add(block);
        if (!block.KeepWithNext)
        {
            Flush();
        }
    }

    /// <summary>The next block begins a page.</summary>
    public void BreakPage()
    {
        Flush();
        if (!_flow.AtTop)
        {
            _flow.NextPage();
        }
    }

    public void Bookmark(string title, int level, PageCanvas page, double y) => _bookmarks.Add(title, level, page.Id, page.FromBottom(y));

    /// <param name="furniture">What every page but the first repeats.</param>
    public void Finish(DocumentInformation information, PageFurniture furniture)
    {
        Flush();
        WritePage();
        for (var i = 0; i < _pages.Count; i++)
        {
            WritePageObject(_pages[i], i == 0 ? null : Furnish(furniture, i + 1));
        }

        var tree = _structure.Write();
        var outline = _bookmarks.Write() is { } id ? $" /Outlines {id} 0 R" : "";
        _file.Write(_resourcesId, $"<< /Font {_fonts.Write()} >>");
        _file.Write(_pagesId, $"<< /Type /Pages /Count {_pages.Count} /Kids {PdfSyntax.References(_pages.Select(p => p.Id))} >>");
        var metadata = _file.Reserve();
        // Uncompressed, so that programs which know nothing of PDF can read it (ISO 32000-1, 14.3.2).
        _file.WriteStream(metadata, "/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(information.Xmp()), compress: false);
        var catalog = _file.Add(
            $"<< /Type /Catalog /Pages {_pagesId} 0 R /Lang {PdfSyntax.Text(information.Language)} /MarkInfo << /Marked true >> " +
            $"/StructTreeRoot {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R{outline} >>");
        _file.Finish(catalog, _file.Add(information.Dictionary()));
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        if (_group.Count > 0)
        {
            _flow.Place(_group);
            _group.Clear();
        }
    }

    private PageCanvas NextPage()
    {
        WritePage();
        return _canvas = new PageCanvas(_file.Reserve(), _format.Height, _fonts);
    }

    private void WritePage()
    {
        if (_canvas is not { } page)
        {
            return;
        }

        var key = _structure.ReserveKey();
        var content = _file.AddStream("", page.Content());
        _structure.SetParents(key, page.Marked);
        _pages.Add(new WrittenPage(page.Id, content, key, [.. page.Links.Select(l => WriteLink(page, l))]));
        _canvas = null;
    }

    private int WriteLink(PageCanvas page, LinkArea link)
    {
        var key = _structure.ReserveKey();
        _structure.SetParent(key, link.Element);
        var id = _file.Add(
            $"<< /Type /Annot /Subtype /Link /Rect {PdfSyntax.Numbers(link.Box)} /Border [0 0 0] /F 4 /P {page.Id} 0 R " +
            $"/StructParent {key} /Contents {PdfSyntax.Text(link.Text)} /A << /S /URI /URI {PdfSyntax.Ascii(link.Uri)} >> >>");
        link.Element.AddAnnotation(page.Id, id);
        return id;
    }

    private int Furnish(PageFurniture furniture, int number)
    {
        var canvas = new PageCanvas(0, _format.Height, _fonts);
        furniture.Draw(canvas, _format, string.Create(CultureInfo.InvariantCulture, $"{number} / {_pages.Count}"));
        return _file.AddStream("", canvas.Content());
    }

    private void WritePageObject(WrittenPage page, int? furniture)
    {
        var annotations = page.Links.Count > 0 ? $" /Annots {PdfSyntax.References(page.Links)}" : "";
        var contents = furniture is { } id ? $"[{page.Content} 0 R {id} 0 R]" : $"{page.Content} 0 R";
        _file.Write(
            page.Id,
            $"<< /Type /Page /Parent {_pagesId} 0 R /MediaBox {PdfSyntax.Numbers(0, 0, _format.Width, _format.Height)} " +
            $"/Resources {_resourcesId} 0 R /Contents {contents} /StructParents {page.Key} /Tabs /S{annotations} >>");
    }

    /// <param name="Key">In the parent tree.</param>
    private sealed record WrittenPage(int Id, int Content, int Key, IReadOnlyList<int> Links);
}
