using System.Text;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>
/// One page to draw on. Lengths are points, from the top left corner, y downwards. Everything drawn belongs to a structure element or
/// is an artifact, which assistive technology passes over; <see cref="Tag"/> and <see cref="Artifact"/> say which.
/// </summary>
internal sealed class PageCanvas(int id, double height, DocumentFonts fonts)
{
    private readonly StringBuilder content = new();
    private readonly List<StructureElement> marked = [];
    private StructureElement? open;
    private bool inArtifact;

    /// <summary>Object number of the page.</summary>
    public int Id => id;

    public DocumentFonts Fonts => fonts;

    /// <summary>Elements by mark.</summary>
    public IReadOnlyList<StructureElement> Marked => marked;

    /// <summary>The links on the page.</summary>
    public List<LinkArea> Links { get; } = [];

    /// <summary>A height from the top as the file counts it, from the bottom.</summary>
    public double FromBottom(double y) => height - y;

    /// <summary>Assigns everything drawn from here on to the element.</summary>
    public void Tag(StructureElement element)
    {
        if (open == element)
        {
            return;
        }

        CloseTag();
        Write($"/{element.Type} << /MCID {marked.Count} >> BDC");
        element.AddContent(id, marked.Count);
        marked.Add(element);
        open = element;
    }

    /// <param name="text">What the link is called, for readers who do not see it.</param>
    /// <param name="area">Left, top, right, bottom, in points from the top left corner.</param>
    public void Link(StructureElement element, string uri, string text, (double Left, double Top, double Right, double Bottom) area) =>
        Links.Add(new LinkArea(element, uri, text, [area.Left, FromBottom(area.Bottom), area.Right, FromBottom(area.Top)]));

    /// <summary>Marks everything drawn from here on as decoration.</summary>
    /// <param name="kind">Layout, or Pagination for what every page repeats.</param>
    public void Artifact(string kind = "Layout")
    {
        if (inArtifact)
        {
            return;
        }

        CloseTag();
        Write($"/Artifact << /Type /{kind} >> BDC");
        inArtifact = true;
    }

    public void CloseTag()
    {
        if (open is not null || inArtifact)
        {
            Write("EMC");
        }

        (open, inArtifact) = (null, false);
    }

    public byte[] Content()
    {
        CloseTag();
        return Encoding.ASCII.GetBytes(content.ToString());
    }

    public void Fill(Shape shape, Colour colour) => Write($"{colour.Operands} rg {Path(shape)} f");

    public void Stroke(Shape shape, Colour colour, double width, params ReadOnlySpan<double> dashes) => Write(
        $"{colour.Operands} RG {PdfSyntax.Number(width)} w {PdfSyntax.Numbers(dashes)} 0 d 1 j {Path(shape)} S");

    /// <summary>Slanting lines within a shape: a pattern that tells areas apart without their colours.</summary>
    public void Hatch(Shape shape, Colour colour, double distance = 3.2)
    {
        var (left, top, right, bottom) = shape.Bounds;
        Write($"q {Path(shape)} W n");
        for (var x = left - (bottom - top); x < right; x += distance)
        {
            Stroke(Shape.Line(x, bottom, x + bottom - top, top), colour, 0.8);
        }

        Write("Q");
    }

    public void Write(string operators) => content.Append(operators).Append('\n');

    private string Path(Shape shape) => shape.Operators(height);
}

/// <param name="Box">Left, bottom, right, top, as the file counts them.</param>
internal sealed record LinkArea(StructureElement Element, string Uri, string Text, double[] Box);
