using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Typesetting;
using UglyToad.PdfPig.Content;
using DocumentInformation = CioCompass.Core.Reports.Pdf.Writing.DocumentInformation;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class PageBreakTests
{
    private static readonly TableLook Look = new([0.2, 0.6, 0.2], new HashSet<int> { 2 }, Styles.TableHead, Styles.TableBody, Styles.TableRowHead);

    [Fact]
    public void A_long_table_repeats_its_header_on_every_page_and_is_read_once()
    {
        var rows = Enumerable.Range(1, 120).Select(i => new TableRowText([$"Row {i}.", "Some words", "3"])).ToList();

        using var pdf = Write(document => document.Add(
            new TableBlock(document.Root.Add("Table"), Look, ["Name", "Words", "Number"], rows)));

        Assert.InRange(pdf.Document.NumberOfPages, 3, 6);
        Assert.All(pdf.Document.GetPages(), p => Assert.Contains("NameWordsNumber", Letters(p), StringComparison.Ordinal));
        Assert.Equal(
            ["Name", .. rows.Select((_, i) => $"Row {i + 1}.")],
            pdf.Elements.Where(e => e.Type == "TR").Select(r => r.Kids[0].Text));
    }

    [Fact]
    public void A_row_that_is_higher_than_a_page_goes_on_over_the_next_ones()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"w{i}"));

        using var pdf = Write(document => document.Add(
            new TableBlock(document.Root.Add("Table"), Look, ["Name", "Words", "Number"], [new TableRowText(["A", words, "1"]), new TableRowText(["B", "", "2"])])));

        Assert.True(pdf.Document.NumberOfPages >= 3);
        Assert.Equal(words, pdf.Elements.First(e => e.Type == "TD").Text);
    }

    [Fact]
    public void A_paragraph_leaves_no_single_line_at_the_foot_or_the_head_of_a_page()
    {
        var line = "One line of the paragraph, long enough that no second one fits beside it, whatever the page.";
        for (var lines = 2; lines < 8; lines++)
        {
            for (var before = 44; before < 49; before++)
            {
                using var pdf = Write(document =>
                {
                    document.Add(Paragraph(document, "filler", before));
                    document.Add(Paragraph(document, line, lines));
                });

                var onFirst = Count(pdf.Document.GetPage(1), 'O');
                Assert.True(onFirst == 0 || onFirst == lines || (onFirst >= 2 && lines - onFirst >= 2), $"{before} + {lines}: {onFirst}");
            }
        }
    }

    [Fact]
    public void A_heading_stays_with_the_text_that_it_heads()
    {
        for (var before = 40; before < 50; before++)
        {
            using var pdf = Write(document =>
            {
                document.Add(Paragraph(document, "filler", before));
                document.Add(new TextBlock(document.Root.Add("H1"), [new("#", Styles.Heading)]) { KeepWithNext = true });
                document.Add(Paragraph(document, "@", 4));
            });

            Assert.All(pdf.Document.GetPages(), p => Assert.True(Count(p, '#') == 0 || Count(p, '@') >= 2));
        }
    }

    private static TextBlock Paragraph(TaggedDocument document, string line, int lines)
    {
        // As wide as the line, so that the number of lines is known.
        var span = new TextSpan(string.Join(' ', Enumerable.Repeat(line, lines)), Styles.Body);
        var width = TextLines.Of(span with { Text = line }, 2000).Width;
        return new TextBlock(document.Root.Add("P"), [span]) { Measure = width + 0.5 };
    }

    private static int Count(Page page, char letter) => page.Letters.Count(l => l.Value == letter.ToString());

    private static string Letters(Page page) => string.Concat(page.Letters.Select(l => l.Value));

    private static TaggedPdf Write(Action<TaggedDocument> compose)
    {
        using var file = new MemoryStream();
        using (var document = new TaggedDocument(file, PageFormat.A4))
        {
            compose(document);
            document.Finish(
                new DocumentInformation("Title", "Author", "Subject", "en", new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc)),
                new PageFurniture("", "", Styles.Small));
        }

        return new TaggedPdf(file.ToArray());
    }
}
