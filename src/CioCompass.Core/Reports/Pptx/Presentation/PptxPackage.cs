using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Reports.Office.Drawing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using P = DocumentFormat.OpenXml.Presentation;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>The parts of a presentation and how they refer to one another.</summary>
internal sealed class PptxPackage : IDisposable
{
    private const string LayoutId = "rId1";
    private const string NotesId = "rId2";
    private const string MasterId = "rId1";
    private const string NotesMasterId = "rId2";

    private readonly Report report;
    private readonly PresentationDocument document;
    private readonly PresentationPart presentation;
    private readonly Dictionary<SlideLayout, SlideLayoutPart> layouts = [];
    private readonly NotesMasterPart notesMaster;
    private readonly List<string> slides = [];

    public PptxPackage(Stream target, Report report)
    {
        this.report = report;
        document = PresentationDocument.Create(target, PresentationDocumentType.Presentation);
        OfficeProperties.Set(document, report);
        presentation = document.AddPresentationPart();
        var master = presentation.AddNewPart<SlideMasterPart>(MasterId);
        var theme = master.AddNewPart<ThemePart>("rId1");
        theme.Write(OfficeTheme.Create());
        presentation.AddPart(theme, "rId3");
        foreach (var layout in Enum.GetValues<SlideLayout>())
        {
            var part = master.AddNewPart<SlideLayoutPart>(IdOf(layout));
            part.AddPart(master, "rId1");
            part.Write(Layouts.Render(layout));
            layouts.Add(layout, part);
        }

        master.Write(Master.Render(layouts.Keys.Select(IdOf)));
        notesMaster = presentation.AddNewPart<NotesMasterPart>(NotesMasterId);
        notesMaster.AddNewPart<ThemePart>("rId1").Write(OfficeTheme.Create());
        notesMaster.Write(NotesPages.Master());
    }

    public void Add(Slide slide)
    {
        var id = $"rId{slides.Count + 10}";
        var part = presentation.AddNewPart<SlidePart>(id);
        slides.Add(id);
        part.AddPart(layouts[slide.Layout], LayoutId);
        var notes = part.AddNewPart<NotesSlidePart>(NotesId);
        notes.AddPart(notesMaster, "rId1");
        notes.AddPart(part, "rId2");
        notes.Write(NotesPages.Render(slide.Notes, report.Culture));
        if (slide.Chart is { } chart)
        {
            ChartParts.Fill(part.AddNewPart<ChartPart>(SlidePage.ChartId), chart, new ChartLetters(report.Culture));
        }

        part.Write(SlidePage.Render(slide, slides.Count, report.Culture));
    }

    /// <summary>Writes what ties the parts together; nothing can be added any more.</summary>
    public void Dispose()
    {
        presentation.Write(new P.Presentation(
            new P.SlideMasterIdList(new P.SlideMasterId { Id = 2147483648, RelationshipId = MasterId }),
            new P.NotesMasterIdList(new P.NotesMasterId { Id = NotesMasterId }),
            new P.SlideIdList(slides.Select((id, i) => new P.SlideId { Id = (uint)(256 + i), RelationshipId = id })),
            new P.SlideSize { Cx = Box.SlideWidth * Emu.PerPixel, Cy = Box.SlideHeight * Emu.PerPixel },
            new P.NotesSize { Cx = 720 * Emu.PerPixel, Cy = 960 * Emu.PerPixel }));
        document.Dispose();
    }

    private static string IdOf(SlideLayout layout) => $"rId{(int)layout + 2}";
}
