using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>A chart's part with the workbook that "Edit data" opens.</summary>
internal static class ChartParts
{
    /// <summary>Says of a frame that it holds a chart.</summary>
    public const string Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private const string WorkbookId = "rId1";

    public static void Fill(ChartPart part, Chart chart, ChartLetters letters)
    {
        var workbook = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(workbook, WorkbookId);
        using (var stream = workbook.GetStream(FileMode.Create))
        {
            ChartWorkbook.Write(chart, stream);
        }

        part.Write(new ChartDrawing(chart, letters).Render(WorkbookId));
    }
}
