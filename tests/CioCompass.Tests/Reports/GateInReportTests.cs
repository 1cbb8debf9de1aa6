using System.Text;
using Bunit;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Tests.Reports.Pdf;
using CioCompass.Tests.Reports.Pptx;
using CioCompass.Tests.Reports.Support;
using CioCompass.Tests.Reports.Xlsx;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Assessments.Results.Answers;
using CioCompass.Web.Features.Reports.Document;
using Microsoft.EntityFrameworkCore;
using DocumentReader = CioCompass.Tests.Reports.Docx.DocumentReader;
using TestContext = Xunit.TestContext;

namespace CioCompass.Tests.Reports;

/// <summary>An assessment of which one answer was filled in before the inventory was complete: every way out says so, by whom, when and why.</summary>
public sealed class GateInReportTests : IAsyncLifetime
{
    private const string Reason = "The owner of the inventory is ill.";
    private const string Early = "One answer was filled in before the inventory was complete.";
    private const string Opened = "Opened by Carla on 2 March 2026.";

    private readonly InCulture english = new("en");
    private ReportExample example = null!;
    private Report report = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        await ChangeAsync(example, takenBack: false);
        report = await example.ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await example.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public void The_summary_the_cover_and_the_method_say_it()
    {
        Assert.Equal($"{Early} {Opened} Reason: “{Reason}”", report.Cover.GateText);
        Assert.Contains(report.Cover.GateText, report.Summary);
        Assert.Contains(report.Method, m => m.Text.EndsWith(report.Cover.GateText!, StringComparison.Ordinal));
        Assert.Single(report.Questions, q => q.EarlyText == "filled in before the inventory was complete");
    }

    [Fact]
    public void The_report_page_says_it_at_the_cover_and_at_the_answer()
    {
        using var bunit = new BunitContext();

        var document = bunit.Render<ReportDocument>(p => p.Add(d => d.Report, report).Add(d => d.Address, "/here"));

        AssertSaid(document.Find(".report-cover").TextContent);
        Assert.Single(document.FindAll(".report-answer-words"), a => a.TextContent.Contains("filled in before the inventory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_results_page_says_it_above_and_at_the_answer()
    {
        using var bunit = ReaderContext.For(example.Database, example.Consultant);

        var page = bunit.Render<HeatMap>(p => p.Add(h => h.Results, report.Results));

        Assert.Single(page.FindAll(".heat-flags .tag-caution"), t => t.TextContent == "filled in before the inventory was complete");
        AssertSaid((await example.Database.Get<ResultsService>().FindAsync(example.AssessmentId, null, example.Consultant, Cancel))!.Data.Gate!.Text());
    }

    [Fact]
    public void The_PDF_says_it()
    {
        using var pdf = TaggedPdf.Of(report);

        AssertSaid(pdf.Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public void The_slides_say_it()
    {
        using var deck = WrittenDeck.Of(report);

        AssertSaid(deck.Slides[0].Text.ReplaceLineEndings(" "));
        AssertSaid(deck.Slides[0].Notes);
        Assert.Empty(deck.Errors());
    }

    [Fact]
    public void The_Word_document_says_it()
    {
        using var document = new DocumentReader(report);

        AssertSaid(string.Join(' ', document.Styled("Notice")));
    }

    [Fact]
    public void The_workbook_says_it_and_marks_the_answer()
    {
        using var workbook = new WorkbookReader(report);

        AssertSaid(string.Join(' ', workbook.Cells("Read me")));
        Assert.Single(workbook.Rows("Answers"), r => (string?)r["Before the inventory was complete"] == "filled in before the inventory was complete");
        Assert.Empty(workbook.Errors);
    }

    [Fact]
    public void The_CSV_marks_the_answer()
    {
        var csv = Encoding.UTF8.GetString(WrittenReport.Of(new CsvFormat(), report));

        Assert.Equal(2, csv.Split("efore the inventory was complete").Length - 1);
    }

    [Fact]
    public async Task The_file_that_travels_says_it()
    {
        var document = (await example.Database.Get<ExportService>().ExportAsync(example.AssessmentId, example.Consultant, Cancel))!;

        Assert.Equal(("Carla", Reason), (document.Assessment.Gate!.OpenedBy, document.Assessment.Gate.Reason));
        Assert.Single(document.Responses, r => r.BeforeInventory);
    }

    [Fact]
    public void A_shared_report_says_it_whatever_sections_are_left_out()
    {
        using var bunit = new BunitContext();

        var document = bunit.Render<ReportDocument>(p => p
            .Add(d => d.Report, report.Only(new HashSet<ReportSection> { ReportSection.Figures })).Add(d => d.Address, "/shared"));

        AssertSaid(document.Find(".report-cover").TextContent);
    }

    [Theory]
    [InlineData("nl", "Eén antwoord is ingevuld vóór de inventaris volledig was. Opengezet door Carla op 2 maart 2026. Reden: ‘The owner of the inventory is ill.’")]
    [InlineData("fr", "Une réponse a été remplie avant que l’inventaire soit complet. Ouvert par Carla le 2 mars 2026. Motif\u00a0: «\u00a0The owner of the inventory is ill.\u00a0»")]
    public async Task In_each_language_it_is_a_sentence(string language, string expected) =>
        Assert.Equal(expected, (await example.ReadAsync(language)).Cover.GateText);

    [Fact]
    public async Task Taken_back_it_still_says_what_was_filled_in_and_who_took_it_back()
    {
        await using var other = await ReportExample.CreateAsync();
        await ChangeAsync(other, takenBack: true);

        Assert.Contains("Opened by Carla on 2 March 2026, taken back by Dirk on 2 March 2026.", (await other.ReadAsync()).Cover.GateText, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_where_it_was_taken_back_before_anything_was_filled_in()
    {
        var opening = new GateOpening("Carla", DateTime.UnixEpoch, Reason);

        Assert.Null(GateNote.Of(null, []));
        Assert.Null(GateNote.Of(opening with { TakenBackBy = "Dirk", TakenBackAt = DateTime.UnixEpoch }, []));
        Assert.StartsWith("The later themes were opened before the inventory was complete.", GateNote.Of(opening, [])!.Text(), StringComparison.Ordinal);
    }

    private static void AssertSaid(string text)
    {
        var plain = Pages.Plain(text);
        Assert.Contains(Early, plain, StringComparison.Ordinal);
        Assert.Contains(Opened, plain, StringComparison.Ordinal);
        Assert.Contains(Reason, plain, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(ReportExample example, bool takenBack)
    {
        await using var db = example.Database.Open();
        var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(a => a.Id == example.AssessmentId, Cancel);
        var now = example.Database.Clock.GetUtcNow().UtcDateTime;
        assessment.Reopen();
        assessment.OpenGate(Reason, "Carla", now);
        var last = assessment.Responses.OrderBy(r => r.QuestionId).Last(r => r.Level is not null);
        assessment.Respond(last.QuestionId, last.Content, "Carla", now, beforeInventory: true);
        if (takenBack)
        {
            assessment.TakeBackGate("Dirk", now);
        }

        await db.SaveChangesAsync(Cancel);
    }
}
