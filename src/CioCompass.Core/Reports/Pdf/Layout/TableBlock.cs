using CioCompass.Core.Reports.Pdf.Structure;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>
/// A table. It breaks between rows, and repeats its header on every page; a row that is higher than a page breaks between lines. The
/// first cell of a row heads the row.
/// </summary>
/// <param name="element">The table's element, empty yet.</param>
internal sealed class TableBlock(StructureElement element, TableLook look, IReadOnlyList<string> header, IReadOnlyList<TableRowText> rows) : Block
{
    private readonly List<TableRow> laidOut = [];
    private TableRow? laidOutHeader;
    private double laidOutWidth;

    public override double Height(double width)
    {
        SetUp(width);
        return laidOutHeader!.Height + laidOut.Sum(r => r.Height);
    }

    /// <summary>A short table stays together.</summary>
    public override double MinimumHeight(double width)
    {
        const double Short = 220;
        if (Height(width) <= Short)
        {
            return Height(width);
        }

        return laidOutHeader!.Height + (laidOut.Count > 0 ? laidOut[0].MinimumHeight : 0);
    }

    public override void Place(PageFlow flow)
    {
        SetUp(flow.Width);
        PlaceHeader(flow, element.Add("THead"));
        var body = laidOut.Count > 0 ? element.Add("TBody") : element;
        foreach (var row in laidOut)
        {
            PlaceRow(flow, row, body.Add("TR"));
        }
    }

    private void PlaceRow(PageFlow flow, TableRow row, StructureElement place)
    {
        var cells = row.Tag(place, "Row");
        var drawn = 0;
        var fitsOnPage = row.Height <= flow.Format.TextHeight - laidOutHeader!.Height;
        while (drawn < row.LineCount)
        {
            var lines = row.Fitting(drawn, flow.Remaining);
            if ((lines == 0 || (lines < row.LineCount - drawn && drawn == 0 && fitsOnPage)) && !flow.AtTop)
            {
                flow.NextPage();
                RepeatHeader(flow);
                lines = row.Fitting(drawn, flow.Remaining);
            }

            lines = Math.Max(1, lines);
            row.Draw(flow, drawn, lines, cells);
            drawn += lines;
        }
    }

    private void PlaceHeader(PageFlow flow, StructureElement place)
    {
        var cells = laidOutHeader!.Tag(place.Add("TR"), "Column");
        laidOutHeader.Draw(flow, 0, laidOutHeader.LineCount, cells);
    }

    private void RepeatHeader(PageFlow flow)
    {
        flow.Page.Artifact("Pagination");
        laidOutHeader!.Draw(flow, 0, laidOutHeader.LineCount, null);
        flow.Page.CloseTag();
    }

    private void SetUp(double width)
    {
        if (laidOutWidth == width)
        {
            return;
        }

        laidOutWidth = width;
        laidOutHeader = new TableRow(look, width, [.. header.Select(h => new TableCell(h))], isHeader: true);
        laidOut.Clear();
        laidOut.AddRange(rows.Select(r => new TableRow(look, width, r.Cells, isHeader: false)));
    }
}
