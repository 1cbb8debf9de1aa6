using System.Globalization;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Chart = CioCompass.Core.Reports.Office.Charts.Chart;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace CioCompass.Core.Reports.Docx;

/// <summary>A native chart in a document, as on a slide: "Edit data" opens the workbook that lies inside.</summary>
internal static class DocxChart
{
    private const string Typeface = "Calibri";

    /// <summary>In EMU, 360,000 to a centimetre: as wide as the text, and half a page high.</summary>
    private const long Width = 6_120_000;
    private const long Height = 3_600_000;

    /// <param name="id">Unique among the document's drawings, from 1.</param>
    public static Paragraph Of(MainDocumentPart main, Chart chart, uint id, CultureInfo culture)
    {
        var part = main.AddNewPart<ChartPart>();
        ChartParts.Fill(part, chart, new ChartLetters(culture, Typeface));
        return DocxText.Paragraph("Chart", rightToLeft: false, [new Run(new Drawing(Frame(main.GetIdOfPart(part), chart.Description, id)))]);
    }

    /// <summary>The charts' colours are places in a theme, which the document carries for them.</summary>
    public static void AddTheme(MainDocumentPart main) => main.AddNewPart<ThemePart>().Write(OfficeTheme.Create());

    private static Inline Frame(string chartId, string description, uint id) => new(
        new Extent { Cx = Width, Cy = Height },
        new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new DocProperties { Id = id, Name = $"Chart {id.ToString(CultureInfo.InvariantCulture)}", Description = XmlText.Of(description) },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
        new Graphic(new GraphicData(new ChartReference { Id = chartId }) { Uri = ChartParts.Uri }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
    };
}
