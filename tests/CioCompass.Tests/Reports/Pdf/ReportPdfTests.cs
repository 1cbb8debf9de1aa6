using System.Globalization;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Statistics;
using UglyToad.PdfPig.Tokens;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class ReportPdfTests(SharedReportExample shared) : IClassFixture<SharedReportExample>
{
    private readonly ReportExample example = shared.Example;

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task It_holds_every_text_of_the_report_in_reading_order(string language)
    {
        var report = await example.ReadAsync(language);

        using var pdf = TaggedPdf.Of(report);

        var read = Words(pdf.Text);
        var at = 0;
        foreach (var text in InOrder(report).Where(t => t.Length > 0).Select(Words))
        {
            var found = read.IndexOf(text, at, StringComparison.OrdinalIgnoreCase);
            Assert.True(found >= 0, $"Not read, or too early: {text}");
            at = found;
        }

        foreach (var text in Anywhere(report).Where(t => t.Length > 0).Select(Words))
        {
            Assert.Contains(text, read, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task It_says_its_title_its_language_and_that_it_is_accessible()
    {
        var report = await example.ReadAsync("nl");

        using var pdf = TaggedPdf.Of(report);

        Assert.Equal($"{report.Cover.OrganisationName} – {report.Cover.Title}", pdf.Document.Information.Title);
        Assert.Equal("nl", ((HexToken)pdf.Catalog.Data["Lang"]).Data.TrimStart('\uFEFF'));
        Assert.Equal(BooleanToken.True, pdf.Dictionary(pdf.Catalog, "MarkInfo").Data["Marked"]);
        Assert.Equal(BooleanToken.True, pdf.Dictionary(pdf.Catalog, "ViewerPreferences").Data["DisplayDocTitle"]);
        Assert.True(pdf.Document.TryGetXmpMetadata(out var xmp));
        var metadata = xmp!.GetXDocument();
        Assert.Equal("1", metadata.Descendants().Single(e => e.Name.LocalName == "part").Value);
        Assert.Equal("nl", metadata.Descendants().Single(e => e.Name.LocalName == "language").Value);
        Assert.All(pdf.Document.GetPages(), p => Assert.Equal("S", ((NameToken)p.Dictionary.Data["Tabs"]).Data));
    }

    [Fact]
    public async Task Its_headings_begin_with_the_organisation_and_skip_no_level()
    {
        var report = await example.ReadAsync();

        using var pdf = TaggedPdf.Of(report);

        var headings = pdf.Elements.Where(e => e.Type is ['H', >= '1' and <= '6']).ToList();
        Assert.Equal(("H1", report.Cover.OrganisationName), (headings[0].Type, headings[0].Text));
        Assert.Single(headings, h => h.Type == "H1");
        Assert.All(headings.Zip(headings.Skip(1)), pair => Assert.True(pair.Second.Type[1] <= pair.First.Type[1] + 1, pair.Second.Text));
    }

    [Fact]
    public async Task Its_headings_are_its_bookmarks()
    {
        var report = await example.ReadAsync();

        using var pdf = TaggedPdf.Of(report);

        Assert.True(pdf.Document.TryGetBookmarks(out var bookmarks));
        var titles = bookmarks!.GetNodes().Select(b => b.Title).ToList();
        Assert.Equal(
            pdf.Elements.Where(e => e.Type is "H1" or "H2" or "H3").Select(e => e.Text), titles);
        Assert.All(report.Questions, q => Assert.Contains(titles, t => t.EndsWith(q.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_drawing_has_a_text_with_its_numbers_and_a_place()
    {
        var report = await example.ReadAsync();

        using var pdf = TaggedPdf.Of(report);

        var figures = pdf.Elements.Where(e => e.Type == "Figure").ToList();
        Assert.All(figures, f => Assert.True(f.Alternative is { Length: > 10 } && f.HasBox));
        Assert.Contains(figures, f => f.Alternative == report.CompassText);
        Assert.Contains(figures, f => f.Alternative!.Contains("level 2: 1, level 3: 3, level 4: 1", StringComparison.Ordinal));
        Assert.Contains(figures, f => f.Alternative!.Contains("Level 3: Defined. Target: level 4", StringComparison.OrdinalIgnoreCase));
        var room = report.Statistics.Single(f => f.Key == ReportExample.Statistic).Room!;
        Assert.Contains(figures, f => f.Alternative!.Contains(room.PositionSentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_has_header_cells_that_say_what_they_head()
    {
        var report = await example.ReadAsync();

        using var pdf = TaggedPdf.Of(report);

        var tables = pdf.Elements.Where(e => e.Type == "Table").ToList();
        Assert.Equal(4, tables.Count);
        Assert.All(tables, table =>
        {
            var rows = table.Descendants().Where(e => e.Type == "TR").ToList();
            Assert.All(rows[0].Kids, cell => Assert.Equal(("TH", "Column"), (cell.Type, cell.Scope)));
            Assert.All(rows.Skip(1), row => Assert.Equal(("TH", "Row"), (row.Kids[0].Type, row.Kids[0].Scope)));
            Assert.All(rows, row => Assert.Equal(rows[0].Kids.Count, row.Kids.Count));
        });
        Assert.DoesNotContain(pdf.Elements, e => e.Type is "THead" or "TBody" or "L" && e.Kids.Count == 0);
    }

    [Fact]
    public async Task Evidence_is_linked_and_the_links_can_be_read_and_clicked()
    {
        var link = "https://example.org/handbook?chapter=1&page=2";
        var report = WithQuestions(await example.ReadAsync(), q => q with { EvidenceLinks = [link] });

        using var pdf = TaggedPdf.Of(report);

        var links = pdf.Elements.Where(e => e.Type == "Link").ToList();
        Assert.Equal([.. Enumerable.Repeat(link, report.Questions.Count()), Article.Address], links.Select(e => e.Text));
        Assert.All(links, e => Assert.True(e.HasAnnotation));
        var areas = pdf.Document.GetPages().SelectMany(p => p.GetAnnotations()).ToList();
        Assert.True(areas.Count >= links.Count);
        Assert.All(areas, a => Assert.Contains(a.Content, new[] { link, Article.Address }));
    }

    [Fact]
    public async Task All_its_fonts_are_in_the_file()
    {
        using var pdf = TaggedPdf.Of(await example.ReadAsync());

        var fonts = pdf.Fonts().ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font =>
        {
            Assert.True(font.Data.ContainsKey("ToUnicode"));
            var descendant = (DictionaryToken)pdf.Resolve(((ArrayToken)font.Data["DescendantFonts"]).Data[0]);
            var program = (StreamToken)pdf.Resolve(pdf.Dictionary(descendant, "FontDescriptor").Data["FontFile2"]);
            Assert.NotEmpty(program.Data.ToArray());
        });
    }

    [Fact]
    public async Task Whatever_is_drawn_is_either_read_or_marked_as_decoration()
    {
        using var pdf = TaggedPdf.Of(await example.ReadAsync());

        Assert.All(pdf.Document.GetPages(), page =>
        {
            var inside = page.GetMarkedContents().Sum(m => m.Letters.Count);
            Assert.Equal(page.Letters.Count, inside);
        });
    }

    [Fact]
    public async Task Pages_are_numbered_and_neither_the_number_nor_the_running_head_is_read()
    {
        using var pdf = TaggedPdf.Of(await example.ReadAsync());

        var pages = pdf.Document.NumberOfPages;
        Assert.InRange(pages, 8, 20);
        var last = pdf.Document.GetPage(pages);
        Assert.Contains($"{pages} / {pages}", string.Concat(last.Letters.Select(l => l.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain($"{pages} / {pages}", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_A4_unless_Letter_is_asked_for()
    {
        var report = await example.ReadAsync();

        using var european = TaggedPdf.Of(report);
        using var american = TaggedPdf.Of(report, PaperSize.Letter);

        Assert.Equal((595, 842), Size(european));
        Assert.Equal((612, 792), Size(american));

        static (int, int) Size(TaggedPdf pdf) =>
            ((int)Math.Round(pdf.Document.GetPage(1).Width), (int)Math.Round(pdf.Document.GetPage(1).Height));
    }

    [Fact]
    public async Task Sections_that_are_left_out_are_laid_out_nowhere()
    {
        var report = await example.ReadAsync() with
        {
            Sections = new HashSet<ReportSection>(),
            Summary = [],
            Themes = [],
            Statistics = [],
            Actions = [],
        };

        using var pdf = TaggedPdf.Of(report);

        Assert.Equal(
            [report.Cover.OrganisationName, ReportStrings.SourcesAndMethod],
            pdf.Elements.Where(e => e.Type is "H1" or "H2").Select(e => e.Text));
    }

    [Fact]
    public async Task Writing_leaves_the_culture_of_the_caller_and_stops_when_told_to()
    {
        var report = await example.ReadAsync("fr");
        var before = CultureInfo.CurrentUICulture;

        TaggedPdf.Bytes(report);

        Assert.Equal(before, CultureInfo.CurrentUICulture);
        Assert.Throws<OperationCanceledException>(
            () => new ReportPdf().Write(report, Stream.Null, new Progress<double>(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_same_report_is_the_same_file()
    {
        var report = await example.ReadAsync();

        Assert.Equal(TaggedPdf.Bytes(report), TaggedPdf.Bytes(report));
    }

    internal static Report WithQuestions(Report report, Func<ReportQuestion, ReportQuestion> change) => report with
    {
        Themes = [.. report.Themes.Select(t => t with { Questions = [.. t.Questions.Select(change)] })],
    };

    private static IEnumerable<string> InOrder(Report report) =>
    [
        report.Cover.OrganisationName, report.Cover.Title, report.Cover.HeldOnText, .. report.Summary, report.CompassTitle,
        .. report.Themes.SelectMany(t => t.Questions.SelectMany(InOrder).Prepend(t.Sentence).Prepend(t.Intent).Prepend(t.Name)),
        .. report.Statistics.SelectMany(f => (string[])[f.Headline, f.Text.Percentage, f.Statement, f.Source, f.Caution]),
        .. report.Actions.SelectMany(a => (string[])[a.Title, a.Note, a.QuestionText, a.Owner, a.DueText, a.StatusText]),
        .. report.Statistics.Select(f => f.Citation),
        .. report.Method.SelectMany(m => (string[])[m.Title, m.Text]),
    ];

    private static IEnumerable<string> InOrder(ReportQuestion question) =>
    [
        question.Text, question.AnswerText, question.Descriptor, question.TargetText, question.ConfidenceText,
        question.Agreed?.RecordedText ?? "", .. (question.Agreed?.Rationale ?? "").Split('\n'), question.Agreed?.MinorityView ?? "",
        .. question.Rounds.SelectMany(r => (string[])[r.Title, r.Sentence]),
        question.Note, .. question.EvidenceLinks, .. question.Actions.Select(a => a.Title),
        .. question.Statistics.SelectMany(f => (string[])[f.Text.Percentage, f.Headline, f.Source]),
    ];

    private static IEnumerable<string> Anywhere(Report report) =>
    [
        report.Cover.StatusText, report.Cover.PreviousText ?? "", report.Cover.QuestionSetText, report.Cover.MadeAtText,
        .. report.Statistics.Select(f => f.Room).OfType<ReportRoom>()
            .SelectMany(r => (string[])[r.GuessSentence, r.PositionSentence, r.Comparability, r.ComparabilityReason]),
    ];

    /// <summary>A text without its spaces: where a line ends is the layout's business.</summary>
    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
