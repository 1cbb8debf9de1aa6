namespace CioCompass.Core.Reports.Pdf.Structure;

/// <summary>An element of the structure tree: what a piece of the page is, for readers who do not see it (ISO 32000-1, 14.7).</summary>
/// <param name="type">A standard structure type, such as P or TH.</param>
internal sealed class StructureElement(string type)
{
    private readonly List<StructureKid> kids = [];

    public string Type => type;

    public IReadOnlyList<StructureKid> Kids => kids;

    /// <summary>The object number; set when the tree is written.</summary>
    public int Id { get; set; }

    /// <summary>A figure in words.</summary>
    public string? Alternative { get; init; }

    /// <summary>Scope of a header cell: Row or Column.</summary>
    public string? Scope { get; init; }

    /// <summary>Left, bottom, right, top on the page, for a figure.</summary>
    public double[]? Box { get; set; }

    public StructureElement Add(string kind) => Add(new StructureElement(kind));

    public StructureElement Add(StructureElement element)
    {
        kids.Add(new StructureKid(element, 0, 0));
        return element;
    }

    public void AddContent(int page, int mark) => kids.Add(new StructureKid(null, page, mark));

    public void AddAnnotation(int page, int annotation) => kids.Add(new StructureKid(null, page, 0, annotation));
}

/// <summary>Child of a structure element: another element, a marked piece of a page, or an annotation.</summary>
/// <param name="Page">Object number of the page.</param>
/// <param name="Mark">Identifier of the marked content on that page.</param>
/// <param name="Annotation">Object number; 0 for none.</param>
internal readonly record struct StructureKid(StructureElement? Element, int Page, int Mark, int Annotation = 0);
