using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Structure;

/// <summary>The structure of a document, and the way back into it from every piece of a page.</summary>
internal sealed class StructureTree(PdfFile file)
{
    private readonly List<string> parentOf = [];
    private readonly int rootId = file.Reserve();

    public StructureElement Document { get; } = new("Document");

    /// <summary>A key of the parent tree, for a page or an annotation; what it leads to is told with <see cref="SetParents"/>.</summary>
    public int ReserveKey()
    {
        parentOf.Add("null");
        return parentOf.Count - 1;
    }

    /// <param name="elements">Of a page, in the order of its marks.</param>
    public void SetParents(int key, IEnumerable<StructureElement> elements) =>
        parentOf[key] = PdfSyntax.References(elements.Select(e => Id(e)));

    public void SetParent(int key, StructureElement element) => parentOf[key] = $"{Id(element)} 0 R";

    /// <returns>The object number of the root.</returns>
    public int Write()
    {
        WriteElement(Document, rootId);
        var parents = file.Add($"<< /Nums [{string.Join(' ', parentOf.Select((p, key) => $"{key} {p}"))}] >>");
        file.Write(
            rootId,
            $"<< /Type /StructTreeRoot /K {Id(Document)} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {parentOf.Count} >>");
        return rootId;
    }

    private int Id(StructureElement element) => element.Id == 0 ? element.Id = file.Reserve() : element.Id;

    private void WriteElement(StructureElement element, int parent)
    {
        var id = Id(element);
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { } inner)
            {
                WriteElement(inner, id);
            }
        }

        var alternative = element.Alternative is { } alt ? $" /Alt {PdfSyntax.Text(alt)}" : "";
        file.Write(
            id,
            $"<< /Type /StructElem /S /{element.Type} /P {parent} 0 R /K [{string.Join(' ', element.Kids.Select(Reference))}]" +
            $"{alternative}{Attributes(element)} >>");
    }

    private string Reference(StructureKid kid) => kid switch
    {
        { Element: { } element } => $"{Id(element)} 0 R",
        { Annotation: > 0 } => $"<< /Type /OBJR /Pg {kid.Page} 0 R /Obj {kid.Annotation} 0 R >>",
        _ => $"<< /Type /MCR /Pg {kid.Page} 0 R /MCID {kid.Mark} >>",
    };

    private static string Attributes(StructureElement element) => element switch
    {
        { Scope: { } scope } => $" /A << /O /Table /Scope /{scope} >>",
        { Box: { } box } => $" /A << /O /Layout /Placement /Block /BBox {PdfSyntax.Numbers(box)} >>",
        { Type: "L" } => " /A << /O /List /ListNumbering /Disc >>",
        _ => "",
    };
}
