using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The parts of a presentation and how they refer to one another.</summary>
internal sealed class PptxPackage : IDisposable
{
    private const string LayoutId = "rId1";
    private const string NotesId = "rId2";
    private const string MasterId = "rId1";
    private const string NotesMasterId = "rId2";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly PresentationDocument document;
    private readonly PresentationPart presentation;
    private readonly Dictionary<SlideLayout, SlideLayoutPart> layouts = [];
    private readonly NotesMasterPart notesMaster;
    private readonly List<string> slides = [];
    private readonly CultureInfo culture;

    public PptxPackage(Stream target, CultureInfo culture)
    {
        this.culture = culture;
        document = PresentationDocument.Create(target, PresentationDocumentType.Presentation);
        presentation = document.AddPresentationPart();
        var master = presentation.AddNewPart<SlideMasterPart>(MasterId);
        var theme = master.AddNewPart<ThemePart>("rId1");
        Fill(theme, ThemeXml.Theme());
        presentation.AddPart(theme, "rId3");
        foreach (var layout in Enum.GetValues<SlideLayout>())
        {
            var part = master.AddNewPart<SlideLayoutPart>(IdOf(layout));
            part.AddPart(master, "rId1");
            Fill(part, LayoutXml.Layout(layout));
            layouts.Add(layout, part);
        }

        Fill(master, MasterXml.Master(layouts.Keys.Select(IdOf)));
        notesMaster = presentation.AddNewPart<NotesMasterPart>(NotesMasterId);
        Fill(notesMaster.AddNewPart<ThemePart>("rId1"), ThemeXml.Theme());
        Fill(notesMaster, NotesXml.Master());
    }

    /// <summary>Writes the document properties.</summary>
    /// <param name="madeAt">UTC.</param>
    public void Describe(string title, string subject, DateTime madeAt) =>
        Fill(document.AddCoreFilePropertiesPart(), CoreProperties.Render(title, subject, madeAt, SlideText.Language("", culture)));

    public void Add(Slide slide)
    {
        var id = $"rId{slides.Count + 10}";
        var part = presentation.AddNewPart<SlidePart>(id);
        slides.Add(id);
        part.AddPart(layouts[slide.Layout], LayoutId);
        var notes = part.AddNewPart<NotesSlidePart>(NotesId);
        notes.AddPart(notesMaster, "rId1");
        notes.AddPart(part, "rId2");
        Fill(notes, NotesXml.Render(slide.Notes, culture));
        if (slide.Chart is { } chart)
        {
            AddChart(part, chart);
        }

        Fill(part, SlideXml.Render(slide, slides.Count, culture));
    }

    /// <summary>Writes what ties the parts together; nothing can be added any more.</summary>
    public void Dispose()
    {
        Fill(presentation, Root(
            P + "presentation",
            new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", Attr("id", 2147483648L), new XAttribute(R + "id", MasterId))),
            new XElement(P + "notesMasterIdLst", new XElement(P + "notesMasterId", new XAttribute(R + "id", NotesMasterId))),
            new XElement(P + "sldIdLst", slides.Select((id, i) => new XElement(P + "sldId", Attr("id", 256 + i), new XAttribute(R + "id", id)))),
            new XElement(P + "sldSz", Attr("cx", Box.SlideWidth * Box.Emu), Attr("cy", Box.SlideHeight * Box.Emu)),
            new XElement(P + "notesSz", Attr("cx", 720 * Box.Emu), Attr("cy", 960 * Box.Emu))));
        document.Dispose();
    }

    private void AddChart(SlidePart slide, Chart chart)
    {
        var part = slide.AddNewPart<ChartPart>(SlideXml.ChartId);
        var workbook = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(workbook, ChartXml.WorkbookId);
        using (var stream = workbook.GetStream(FileMode.Create))
        {
            ChartWorkbook.Write(chart, stream);
        }

        Fill(part, ChartXml.Render(chart, culture));
    }

    private static string IdOf(SlideLayout layout) => $"rId{(int)layout + 2}";

    private static void Fill(OpenXmlPart part, XElement content)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, Settings);
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), content).Save(writer);
    }
}
