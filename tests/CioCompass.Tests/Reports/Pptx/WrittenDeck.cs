using System.Globalization;
using System.IO.Compression;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pptx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Validation;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Tests.Reports.Pptx;

/// <summary>A presentation as it was written, opened again.</summary>
public sealed class WrittenDeck : IDisposable
{
    private readonly PresentationDocument document;

    private WrittenDeck(byte[] file)
    {
        File = file;
        document = PresentationDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
        var ids = document.PresentationPart!.Presentation.SlideIdList!.Elements<SlideId>();
        Slides = [.. ids.Select(id => new WrittenSlide((SlidePart)document.PresentationPart.GetPartById(id.RelationshipId!)))];
    }

    public byte[] File { get; }

    public IReadOnlyList<WrittenSlide> Slides { get; }

    public IEnumerable<WrittenChart> Charts => Slides.Select(s => s.Chart).OfType<WrittenChart>();

    public static WrittenDeck Of(Report report) => new(Write(report));

    /// <summary>Written through a stream that only goes forward, as a response does.</summary>
    public static byte[] Write(Report report)
    {
        using var memory = new MemoryStream();
        using (var forward = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            new PptxFormat().Write(report, forward, new Steps(), CancellationToken.None);
        }

        memory.Position = 0;
        using var back = new GZipStream(memory, CompressionMode.Decompress);
        using var file = new MemoryStream();
        back.CopyTo(file);
        return file.ToArray();
    }

    /// <summary>All that the Open XML SDK finds wrong, by the rules of each of two versions of Office.</summary>
    public IEnumerable<string> Errors() => new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }
        .SelectMany(version => new OpenXmlValidator(version).Validate(document))
        .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));

    public IEnumerable<OpenXmlPart> Parts() => document.GetAllParts();

    public void Dispose() => document.Dispose();
}

/// <summary>One slide of it.</summary>
public sealed class WrittenSlide
{
    private readonly SlidePart part;

    public WrittenSlide(SlidePart part)
    {
        this.part = part;
        Chart = part.ChartParts.SingleOrDefault() is { } chart ? new WrittenChart(chart) : null;
    }

    public WrittenChart? Chart { get; }

    public string Title => TextOf(PlaceholderValues.Title) ?? TextOf(PlaceholderValues.CenteredTitle) ?? "";

    public string Footer => TextOf(PlaceholderValues.Footer) ?? "";

    public bool HasNumber => TextOf(PlaceholderValues.SlideNumber) is not null;

    /// <summary>Everything that can be read on it.</summary>
    public string Text => string.Join('\n', part.Slide.Descendants<A.Paragraph>().Select(p => p.InnerText));

    public string Notes => string.Join('\n', part.NotesSlidePart!.NotesSlide.Descendants<A.Paragraph>().Select(p => p.InnerText));

    public IReadOnlyList<string?> DescriptionsOfFrames =>
        [.. part.Slide.Descendants<GraphicFrame>().Select(f => f.NonVisualGraphicFrameProperties!.NonVisualDrawingProperties!.Description?.Value)];

    public IEnumerable<A.Paragraph> Paragraphs => part.Slide.Descendants<A.Paragraph>();

    public IEnumerable<A.Table> Tables => part.Slide.Descendants<A.Table>();

    public IEnumerable<string?> Languages => part.Slide.Descendants<A.RunProperties>().Select(r => r.Language?.Value);

    private string? TextOf(PlaceholderValues type) => part.Slide.Descendants<Shape>()
        .SingleOrDefault(s => s.NonVisualShapeProperties!.ApplicationNonVisualDrawingProperties!.PlaceholderShape?.Type?.Value == type)?
        .TextBody!.InnerText;
}

/// <summary>Takes down what is reported at once: <see cref="Progress{T}"/> would do it later and in any order.</summary>
public sealed class Steps : List<double>, IProgress<double>
{
    public void Report(double value) => Add(value);
}
