using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Structure;

/// <summary>The bookmarks of a document: its headings, nested by level.</summary>
internal sealed class Bookmarks(PdfFile file)
{
    private readonly Bookmark root = new("", 0, 0, 0);

    /// <param name="level">1 for the main headings.</param>
    /// <param name="page">Object number of the page.</param>
    /// <param name="top">Points from the bottom of the page to the top of the heading.</param>
    public void Add(string title, int level, int page, double top)
    {
        var parent = root;
        while (parent.Kids.LastOrDefault() is { } last && last.Level < level)
        {
            parent = last;
        }

        parent.Kids.Add(new Bookmark(title, level, page, top));
    }

    /// <returns>The object number of the outline; null without headings.</returns>
    public int? Write()
    {
        if (root.Kids.Count == 0)
        {
            return null;
        }

        var id = file.Reserve();
        var (first, last) = WriteKids(root, id);
        file.Write(id, $"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {root.Kids.Count} >>");
        return id;
    }

    private (int First, int Last) WriteKids(Bookmark parent, int parentId)
    {
        var ids = parent.Kids.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var bookmark = parent.Kids[i];
            var previous = i > 0 ? $" /Prev {ids[i - 1]} 0 R" : "";
            var next = i + 1 < ids.Count ? $" /Next {ids[i + 1]} 0 R" : "";
            var kids = "";
            if (bookmark.Kids.Count > 0)
            {
                var (first, last) = WriteKids(bookmark, ids[i]);
                // A negative count: closed until the reader opens it.
                kids = $" /First {first} 0 R /Last {last} 0 R /Count {-bookmark.Kids.Count}";
            }

            file.Write(
                ids[i],
                $"<< /Title {PdfSyntax.Text(bookmark.Title)} /Parent {parentId} 0 R{previous}{next}{kids} " +
                $"/Dest [{bookmark.Page} 0 R /XYZ null {PdfSyntax.Number(bookmark.Top)} null] >>");
        }

        return (ids[0], ids[^1]);
    }

    private sealed record Bookmark(string Title, int Level, int Page, double Top)
    {
        public List<Bookmark> Kids { get; } = [];
    }
}
