namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>A piece of the document from top to bottom: a paragraph, a table, a drawing. Heights and widths are points.</summary>
internal abstract class Block
{
    /// <summary>Left out at the top of a page; of two spaces that meet, the larger counts.</summary>
    public double SpaceBefore { get; init; }

    public double SpaceAfter { get; init; }

    /// <summary>A page does not end with it: a heading, or what introduces the next block.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>The whole of it, without its spaces.</summary>
    public abstract double Height(double width);

    /// <summary>Height that must at least fit for it to begin on a page; the whole height for a block that does not break.</summary>
    public abstract double MinimumHeight(double width);

    /// <summary>Draws it at the flow's place and moves that on.</summary>
    public abstract void Place(PageFlow flow);
}
