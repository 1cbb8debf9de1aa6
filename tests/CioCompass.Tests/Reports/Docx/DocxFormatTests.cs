using CioCompass.Core.Reports;
using CioCompass.Core.Statistics;
using CioCompass.Tests.Reports.Support;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Reports.Docx;

public sealed class DocxFormatTests : IAsyncLifetime
{
    private ReportExample example = null!;
    private Report report = null!;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        report = await example.ReadAsync();
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData("en", "en-GB", "In short", "The compass", "Theme by theme", "The figures behind the questions", "Action plan", "Sources and method")]
    [InlineData("nl", "nl-NL", "In het kort", "Het kompas", "Thema per thema", "De cijfers achter de vragen", "Actieplan", "Bronnen en methode")]
    [InlineData("fr", "fr-FR", "En bref", "La boussole", "Thème par thème", "Les chiffres derrière les questions", "Plan d’action", "Sources et méthode")]
    public async Task A_document_is_valid_says_its_language_and_holds_every_section_in_order(string language, string tag, params string[] headings)
    {
        using var document = new DocumentReader(await example.ReadAsync(language));

        Assert.Empty(document.Errors);
        Assert.Equal(headings, document.Styled("Heading1"));
        Assert.Equal(tag, document.Main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value);
    }

    [Fact]
    public void Each_question_reads_from_its_answer_over_what_was_agreed_to_why_it_is_asked()
    {
        using var document = new DocumentReader(report);
        var question = report.Questions.Single(q => q.Key == ReportExample.Question);

        var texts = document.Texts.SkipWhile(t => t != question.Text).ToList();

        string[] expected =
        [
            question.Text, "Level 3: Defined · target: level 4 · high confidence · up 1", question.Descriptor, "Agreed answer", "Why this level",
            ReportExample.Rationale, "Minority view", ReportExample.MinorityView, "How the room voted", "Note", question.Note, "Why it is asked",
        ];
        var places = expected.Select(e => texts.IndexOf(e)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void The_compass_is_a_chart_to_edit_with_its_numbers_inside_and_in_words_for_those_who_do_not_see_it()
    {
        using var document = new DocumentReader(report);

        var drawing = Assert.Single(document.Body.Descendants<Drawing>());
        var chart = Assert.Single(document.Main.ChartParts);

        Assert.Equal(report.CompassText, drawing.Inline!.DocProperties!.Description!.Value);
        Assert.Equal(chart, document.Main.GetPartById(drawing.Descendants<ChartReference>().Single().Id!.Value!));
        using var data = new MemoryStream();
        chart.EmbeddedPackagePart!.GetStream().CopyTo(data);
        var rows = MiniExcelLibs.MiniExcel.Query(data).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(report.Themes.Select(t => t.Name), rows.Skip(1).Select(r => r["A"]));
        Assert.Equal(report.Themes.Select(t => (object?)t.Result.Standing.Now.Mean), rows.Skip(1).Select(r => r["B"]));
    }

    [Fact]
    public void A_vote_is_a_table_of_counts_per_level_with_a_heading_for_every_page()
    {
        using var document = new DocumentReader(report);

        var table = document.Body.Descendants<Table>().Single(t => t.InnerText.Contains("Abstained", StringComparison.Ordinal));

        Assert.NotNull(table.GetFirstChild<TableRow>()!.TableRowProperties!.GetFirstChild<TableHeader>());
        var votes = table.Elements<TableRow>().Skip(1).Select(r => r.Elements<TableCell>().Select(DocumentReader.TextOf).Skip(1).Take(7));
        Assert.Equal([["1", "1", "1", "1", "1", "0", "0"], ["0", "1", "3", "1", "0", "0", "0"]], votes);
        Assert.All(document.Body.Descendants<Table>(), t => Assert.Single(t.Descendants<TableHeader>()));
    }

    [Fact]
    public void A_figure_stands_beside_what_the_room_said_with_source_and_comparability()
    {
        using var document = new DocumentReader(report);
        var figure = report.Statistics.Single(f => f.Key == ReportExample.Statistic);

        var texts = document.Texts;

        Assert.Contains(figure.Text.Percentage, document.Styled("Numeral"));
        Assert.Contains(figure.Room!.PositionSentence, texts);
        Assert.Contains(texts, t => t.StartsWith("Room and survey: different base.", StringComparison.Ordinal));
        Assert.All(report.Statistics, f => Assert.Contains(f.Citation, texts));
    }

    [Fact]
    public void The_table_of_contents_is_filled_in_and_each_line_leads_to_its_heading()
    {
        using var document = new DocumentReader(report);
        var marks = document.Body.Descendants<BookmarkStart>().ToDictionary(b => b.Name!.Value!, b => DocumentReader.TextOf(b.Parent!));

        var lines = document.Body.Descendants<Hyperlink>().Where(h => h.Anchor is not null).ToList();

        Assert.Equal(
            document.Body.Descendants<Paragraph>()
                .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading1" or "Heading2").Select(DocumentReader.TextOf),
            lines.Select(DocumentReader.TextOf));
        Assert.All(lines, l => Assert.Equal(DocumentReader.TextOf(l), marks[l.Anchor!.Value!]));
        Assert.Null(document.Main.DocumentSettingsPart!.Settings!.GetFirstChild<UpdateFieldsOnOpen>());
    }

    [Fact]
    public void Pages_are_A4_with_the_organisation_at_the_head_and_n_of_m_at_the_foot()
    {
        using var document = new DocumentReader(report);

        var size = Assert.Single(document.Body.Descendants<PageSize>());
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Contains(report.Cover.OrganisationName, Assert.Single(document.Main.HeaderParts).Header!.InnerText, StringComparison.Ordinal);
        var fields = Assert.Single(document.Main.FooterParts).Footer!.Descendants<SimpleField>().Select(f => f.Instruction!.Value!.Trim());
        Assert.Equal(["PAGE", "NUMPAGES"], fields);
        Assert.Contains(report.Cover.OrganisationName, document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text_in_a_valid_file()
    {
        using var document = new DocumentReader(ReportVariants.Hostile(report));

        Assert.Empty(document.Errors);
        var texts = document.Texts;
        Assert.All(HostileText.All, t => Assert.Contains(OfficeFile.Surviving(t), texts));
    }

    [Fact]
    public void Only_http_and_https_addresses_are_links()
    {
        using var document = new DocumentReader(ReportVariants.Hostile(report));

        Assert.Equal([new Uri(ReportVariants.SafeLink), new Uri(Article.Address)], document.Links);
        Assert.Contains(ReportVariants.ScriptLink, document.Styled("ListBullet"));
    }

    [Fact]
    public void Text_from_right_to_left_is_marked_run_by_run_and_paragraph_by_paragraph()
    {
        using var document = new DocumentReader(ReportVariants.WithActions(report, [HostileText.Hebrew]));

        var paragraph = document.Body.Descendants<Paragraph>().First(p => DocumentReader.TextOf(p) == HostileText.Hebrew);

        Assert.NotNull(paragraph.ParagraphProperties!.BiDi);
        Assert.Equal("he-IL", paragraph.Descendants<Languages>().First().Bidi!.Value);
        Assert.Equal(
            [("שלום עולם: ", true), ("level 3 (", false), ("רמה)", true)],
            paragraph.Elements<Run>().Select(r => (DocumentReader.TextOf(r), r.RunProperties?.RightToLeftText is not null)));
    }

    [Property(MaxTest = 15)]
    public Property Any_text_reads_back_as_it_was_without_its_control_characters() => Prop.ForAll(OfficeFile.Texts(), texts =>
    {
        using var document = new DocumentReader(ReportVariants.WithActions(report, texts));
        var table = document.Body.Descendants<Table>().Single(t => t.InnerText.StartsWith("ActionOwner", StringComparison.Ordinal));
        var titles = table.Elements<TableRow>().Skip(1).Select(r => DocumentReader.TextOf(r.Descendants<Paragraph>().First()));
        Assert.Equal(texts.Select(OfficeFile.Surviving), titles);
        Assert.Empty(document.Errors);
    });

    [Fact]
    public void A_withheld_vote_is_said_and_not_counted()
    {
        using var document = new DocumentReader(ReportVariants.Withheld(report));

        Assert.Equal(2, document.Texts.Count(t => t.EndsWith("Withheld.", StringComparison.Ordinal)));
        Assert.DoesNotContain(document.Body.Descendants<Table>(), t => t.InnerText.Contains("Abstained", StringComparison.Ordinal));
    }

    [Fact]
    public void Sections_that_are_left_out_are_nowhere()
    {
        using var document = new DocumentReader(ReportVariants.Only(report, ReportSection.Themes));

        Assert.Empty(document.Errors);
        Assert.Equal(["Theme by theme", "Sources and method"], document.Styled("Heading1"));
        var texts = document.Texts;
        string[] left = ["Note", "Evidence", "How the room voted", "Why it is asked", ReportExample.ActionTitle];
        Assert.All(left, t => Assert.DoesNotContain(texts, text => text.Contains(t, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_assessment_without_answers_votes_and_actions_makes_a_valid_document()
    {
        using var document = new DocumentReader(await ReportVariants.EmptyAsync(example));

        Assert.Empty(document.Errors);
        Assert.Contains("No actions are recorded yet.", document.Texts);
    }

    [Fact]
    public void A_thousand_answers_and_fifty_votes_make_a_valid_document()
    {
        using var document = new DocumentReader(ReportVariants.Large(report));

        Assert.Empty(document.Errors);
        Assert.Equal(1000, document.Styled("Heading3").Count(t => t.StartsWith("Question ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LibreOffice_opens_and_prints_it_with_hostile_text_in_it()
    {
        using var document = new DocumentReader(ReportVariants.Hostile(report));

        var pdf = await LibreOffice.ConvertToPdfAsync(document.File, "docx", TestContext.Current.CancellationToken);

        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }
}
