using System.Globalization;
using System.Xml.Linq;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pptx;
using CioCompass.Core.Reports.Pptx.Xml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Chart = CioCompass.Core.Reports.Pptx.Chart;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace CioCompass.Core.Reports.Docx;

/// <summary>The slides' native charts in a document: "Edit data" opens the workbook that lies inside.</summary>
internal static class DocxChart
{
    private const string Typeface = "Calibri";
    private const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>In EMU, 360,000 to a centimetre: as wide as the text, and half a page high.</summary>
    private const long Width = 6_120_000;
    private const long Height = 3_600_000;

    /// <param name="id">Unique among the document's drawings, from 1.</param>
    public static Paragraph Of(MainDocumentPart main, Chart chart, uint id, CultureInfo culture)
    {
        var part = main.AddNewPart<ChartPart>();
        var workbook = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(workbook, ChartXml.WorkbookId);
        using (var data = workbook.GetStream(FileMode.Create))
        {
            ChartWorkbook.Write(chart, data);
        }

        var xml = ChartXml.Render(chart, culture);
        foreach (var letters in xml.Descendants(Names.A + "defRPr"))
        {
            letters.Add(new XElement(Names.A + "latin", Names.Attr("typeface", Typeface)));
        }

        Save(part, xml);
        return DocxText.Paragraph("Chart", rightToLeft: false, [new Run(new Drawing(Frame(main.GetIdOfPart(part), chart.Description, id)))]);
    }

    /// <summary>The charts' colours are places in a theme, which the document carries for them.</summary>
    public static void AddTheme(MainDocumentPart main) => Save(main.AddNewPart<ThemePart>(), ThemeXml.Theme());

    private static Inline Frame(string chartId, string description, uint id) => new(
        new Extent { Cx = Width, Cy = Height },
        new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new DocProperties { Id = id, Name = $"Chart {id.ToString(CultureInfo.InvariantCulture)}", Description = XmlText.Of(description) },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
        new Graphic(new GraphicData(new ChartReference { Id = chartId }) { Uri = ChartNamespace }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
    };

    private static void Save(OpenXmlPart part, XElement xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(xml).Save(stream, SaveOptions.DisableFormatting);
    }
}
