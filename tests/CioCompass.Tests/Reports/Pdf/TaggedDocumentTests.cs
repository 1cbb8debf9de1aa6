using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class TaggedDocumentTests
{
    private static readonly TextStyle Body = new(FontLibrary.Sans, 10.5, 15, Palette.Ink);
    private static readonly TextStyle Head = new(FontLibrary.SerifSemiBold, 22, 28, Palette.Ink);

    [Fact]
    public void Demo()
    {
        using var output = File.Create("/tmp/pdf-demo.pdf");
        using var document = new TaggedDocument(output, PageFormat.A4);
        document.Add(new TextBlock(document.Root.Add("H1"), [new("To Wave AV “Tyranny” of office: difficult fjord, Zonneveld & Marchand", Head)]) { KeepWithNext = true, Balanced = true, SpaceAfter = 10 });
        document.Add(new TextBlock(document.Root.Add("P"), [new("Plain text with a ", Body), new("link to the source", Body with { Colour = Palette.Accent }, "https://example.org/a?b=c"), new(" and more. " + string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet, consectetur adipiscing. ", 60)), Body)]) { Measure = 400, SpaceAfter = 8 });
        document.Add(new TextBlock(document.Root.Add("P"), [new("Hebrew שלום עולם (12) end. Arabic: السلام عليكم لا إله. Emoji 😀👩‍👩‍👧🇧🇪 Greek αβγ Кириллица 漢字 café cafe\u0301 <b>", Body)]) { SpaceAfter = 8, Bar = Palette.Accent, Indent = 12 });
        document.Add(new TextBlock(document.Root.Add("P"), [new("שלום עולם, this is (in) English 123 בעברית", Body)]) { SpaceAfter = 8 });
        document.Add(new TextBlock(document.Root.Add("P"), [new(new string('x', 300) + " https://example.org/a/very/long/address/that/goes/on/and/on/for/ever/and/ever/and/ever/index.html?x=1&y=2", Body)]) { SpaceAfter = 8 });
        var table = document.Root.Add("Table");
        document.Add(new TableBlock(table, new TableLook([0.2, 0.6, 0.2], new HashSet<int> { 2 }, new(FontLibrary.SansSemiBold, 9, 13, Palette.Ink2), new(FontLibrary.Sans, 9.5, 13, Palette.Ink)),
            ["Question", "Text", "Level"],
            [.. Enumerable.Range(1, 60).Select(i => new TableRowText([$"Q{i}", string.Concat(Enumerable.Repeat("Words and words ", i == 5 ? 400 : i % 7 * 5)), $"{i % 5}"]))]));
        document.Finish(new DocumentInformation("Demo", "CIO Compass", "x", "en", new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc)), new PageFurniture("Zonneveld", "CIO Compass", new(FontLibrary.Sans, 8, 10, Palette.Ink2)));
    }
}
