using CioCompass.Core.Reports.Pdf.Drawing;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>The place on the pages that the next block is drawn at. A block that does not fit asks for the next page itself.</summary>
internal sealed class PageFlow(PageFormat format, Func<PageCanvas> nextPage)
{
    private double space;

    public PageFormat Format => format;

    public PageCanvas Page { get; private set; } = nextPage();

    /// <summary>Points from the top of the page.</summary>
    public double Y { get; set; } = format.Top;

    /// <summary>Left edge of the column.</summary>
    public double Left { get; set; } = format.Left;

    /// <summary>Width of the column.</summary>
    public double Width { get; set; } = format.TextWidth;

    public double Remaining => format.Bottom - Y;

    /// <summary>Whether the page has no text yet; its text begins lower under a head of its own.</summary>
    public bool AtTop => Y <= format.Top;

    public void NextPage()
    {
        Page.CloseTag();
        Page = nextPage();
        Y = format.Top;
        space = 0;
    }

    /// <summary>Places blocks of which only the last may be parted from what follows.</summary>
    public void Place(IReadOnlyList<Block> group)
    {
        var needed = 0.0;
        for (var i = 0; i < group.Count; i++)
        {
            var isLast = i == group.Count - 1;
            needed += (i == 0 ? Space(group[i]) : Math.Max(group[i - 1].SpaceAfter, group[i].SpaceBefore))
                + (isLast ? group[i].MinimumHeight(Width) : group[i].Height(Width));
        }

        if (needed > Remaining && !AtTop)
        {
            NextPage();
        }

        foreach (var block in group)
        {
            Place(block);
        }
    }

    private void Place(Block block)
    {
        Y += Space(block);
        block.Place(this);
        space = block.SpaceAfter;
    }

    private double Space(Block block) => AtTop ? 0 : Math.Max(space, block.SpaceBefore);
}
