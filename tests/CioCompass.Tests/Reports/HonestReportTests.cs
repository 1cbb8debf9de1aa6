using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Reports.Pdf;
using CioCompass.Tests.Reports.Pptx;
using CioCompass.Tests.Reports.Support;
using CioCompass.Tests.Reports.Travel;
using CioCompass.Tests.Reports.Xlsx;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using CioCompass.Web.Features.Reports.Document;

namespace CioCompass.Tests.Reports;

/// <summary>
/// An assessment that was copied from an earlier one, with one answer confirmed in a workshop and changed after it, one vote without an
/// agreement, and the rest only carried over: every form of the report says so.
/// </summary>
public sealed class HonestReportTests : IAsyncLifetime
{
    private const string Changed = "Changed after the agreement: agreed level 3, now level 5; by Dina on 2 March 2026.";
    private const string CarriedOver = "10 of 12 carried over, not reassessed.";
    private const string NoAgreement = "No agreement was recorded on this vote.";

    private readonly InCulture english = new("en");
    private ReportExample example = null!;
    private Guid copy;
    private Report report = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        var (database, consultant) = (example.Database, example.Consultant);
        var view = (await database.Get<AssessmentService>().FindAsync(example.AssessmentId, consultant, Cancel))!;
        copy = (await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(view.OrganisationId, "This year", DateOnly.FromDateTime(TestDatabase.Start.DateTime), view.Id), consultant, Cancel)).Id!.Value;
        await AnswerAsync("feel-for-business", Answer.Rated(2), consultant);
        var room = await WorkshopRoom.OverAsync(database, consultant, copy);
        await AgreeAsync(room, await RevealAsync(room, "initiatives", 3, 3, 4));
        await RevealAsync(room, "customer-bond", 1, 1, 1, 5, 5, 5);
        await AnswerAsync("initiatives", Answer.Rated(5), consultant with { DisplayName = "Dina" });
        report = (await database.Get<ReportService>().FindAsync(copy, CultureInfo.GetCultureInfo("en"), null, consultant, Cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        await example.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public void The_summary_counts_what_was_carried_over_changed_and_left_without_an_agreement()
    {
        Assert.Contains(CarriedOver, report.Summary[0], StringComparison.Ordinal);
        Assert.Contains(report.Summary, s => s.StartsWith("Answers changed after the room had agreed: 1.", StringComparison.Ordinal));
        Assert.Contains(report.Summary, s => s.StartsWith("Voted on without an agreement: 1 (", StringComparison.Ordinal));
        Assert.Equal(["customer-bond"], report.Questions.Where(q => q.IsOpenDissent).Select(q => q.Key));
    }

    [Fact]
    public void The_page_says_it()
    {
        using var bunit = new BunitContext();
        var page = bunit.Render<ReportDocument>(p => p.Add(d => d.Report, report).Add(d => d.Address, "/here"));
        var text = Pages.Plain(page.Find("article").TextContent);

        Assert.Equal(Changed, page.Find("[aria-labelledby=report-question-initiatives] .agreement-changed").TextContent);
        Assert.Equal(NoAgreement, page.Find("[aria-labelledby=report-question-customer-bond] .report-dissent").TextContent);
        Assert.Contains(CarriedOver, text, StringComparison.Ordinal);
        Assert.Equal(10, page.FindAll(".report-level-carried").Count);
        Assert.NotEmpty(page.FindAll(".rose-carried"));
    }

    [Fact]
    public void A_shared_part_of_it_says_of_votes_nothing_where_votes_are_left_out()
    {
        var shared = report.Only(new HashSet<ReportSection> { ReportSection.Summary, ReportSection.Themes });

        Assert.Contains(CarriedOver, shared.Summary[0], StringComparison.Ordinal);
        Assert.Equal(Changed, shared.Questions.Single(q => q.Key == "initiatives").Agreed!.ChangedText);
        Assert.DoesNotContain(shared.Summary, s => s.StartsWith("Voted on without", StringComparison.Ordinal));
        Assert.DoesNotContain(shared.Questions, q => q.IsOpenDissent);
    }

    [Fact]
    public void The_PDF_says_it()
    {
        using var pdf = TaggedPdf.Of(report);
        var text = Pages.Plain(pdf.Text);

        Assert.All([Changed, CarriedOver, NoAgreement], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Contains(pdf.Elements, e => e.Alternative?.Contains("carried over, not reassessed", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_slides_say_it_and_their_bars_are_hollow()
    {
        using var deck = WrittenDeck.Of(report);

        Assert.Empty(deck.Errors());
        var settled = Assert.Single(deck.Slides, s => s.Title == "Question 1: agreed at level 3: Defined, changed since");
        Assert.Contains(Changed, settled.Text, StringComparison.Ordinal);
        Assert.Contains(deck.Slides, s => s.Text.Contains(NoAgreement, StringComparison.Ordinal) && s.Notes.Contains(NoAgreement, StringComparison.Ordinal));
        Assert.Contains(deck.Slides.Take(3), s => s.Text.Contains(CarriedOver, StringComparison.Ordinal));
        Assert.Contains(deck.Charts.SelectMany(c => c.Categories), c => c.EndsWith("(carried over)", StringComparison.Ordinal));
        Assert.Contains(ChartsOf(deck.File, "chart"), c => c.Contains("sysDash", StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_says_it()
    {
        using var document = new Docx.DocumentReader(report);

        Assert.Empty(document.Errors);
        Assert.Contains(Changed, document.Texts);
        Assert.Contains(NoAgreement, document.Texts);
        Assert.Contains(document.Texts, t => t.Contains(CarriedOver, StringComparison.Ordinal));
        Assert.Contains(document.Texts, t => t.Contains("(carried over, not reassessed)", StringComparison.Ordinal));
        Assert.Contains(ChartsOf(document.File, "charts/"), c => c.Contains("if what was carried over holds", StringComparison.Ordinal));
    }

    [Fact]
    public void The_workbook_and_the_CSV_say_it_row_by_row()
    {
        using var workbook = new WorkbookReader(report);

        Assert.Empty(workbook.Errors);
        var rows = workbook.Rows("Answers").ToDictionary(r => (string)r["Question key"]!);
        Assert.Equal(("agreed, changed since", Changed, false), (rows["initiatives"]["Agreement"], rows["initiatives"]["Changed after the agreement"], rows["initiatives"]["Carried over"]));
        Assert.Equal(("voted on without an agreement", true), (rows["customer-bond"]["Agreement"], rows["customer-bond"]["Carried over"]));
        Assert.Equal(10, rows.Values.Count(r => r["Carried over"] is true));
        var compass = workbook.Rows("Compass")[^1];
        Assert.Equal(10.0, compass["Carried over"]);
        Assert.Contains(CarriedOver, workbook.Cells("Read me"));

        var csv = Encoding.UTF8.GetString(WrittenReport.Of(new CsvFormat(), report));
        Assert.Contains(Changed, csv, StringComparison.Ordinal);
        Assert.Contains("voted on without an agreement", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_file_says_it_and_another_installation_says_the_same()
    {
        var file = await TravelExample.ExportAsync(example.Database, copy, example.Consultant);
        var document = TravelExample.Read(file);

        Assert.Equal((AnswerKind.Rated, 5, "Dina"), (document.AgreedAnswers[0].Changed!.Answer, document.AgreedAnswers[0].Changed!.Level, document.AgreedAnswers[0].Changed!.By));
        Assert.Equal(10, document.Responses.Count(r => r.CarriedOver));
        Assert.Contains("\"changed\": {", Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        await using var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Core.Accounts.Role.Administrator);
        var imported = Assert.IsType<ImportResult.Imported>(
            await TravelExample.ImportAsync(server, file, administrator, new ImportChoice(NewOrganisation: true)));
        var there = (await server.Get<ReportService>().FindAsync(imported.AssessmentId, new("en"), null, administrator, Cancel))!;
        Assert.Equal(report.Questions.Select(q => (q.Agreed?.ChangedText, q.IsOpenDissent, q.AnswerText)), there.Questions.Select(q => (q.Agreed?.ChangedText, q.IsOpenDissent, q.AnswerText)));
    }

    private static List<string> ChartsOf(byte[] file, string folder)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return
        [
            .. zip.Entries.Where(e => e.FullName.Contains(folder, StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(e =>
                {
                    using var reader = new StreamReader(e.Open());
                    return reader.ReadToEnd();
                }),
        ];
    }

    private async Task AnswerAsync(string question, Answer answer, Core.Accounts.Actor actor)
    {
        var seen = (await example.Database.Get<AssessmentService>().FindAsync(copy, actor, Cancel))!.ContentOf(question);
        Assert.IsType<SaveResult.Saved>(await example.Database.Get<AnswerService>().SaveAsync(copy, question, seen, seen.Answered(answer), actor, Cancel));
    }

    private async Task AgreeAsync(WorkshopRoom room, Guid round)
    {
        var seen = (await example.Database.Get<AssessmentService>().FindAsync(copy, room.Consultant, Cancel))!.AnswerTo("initiatives");
        Assert.IsType<AgreeResult.Saved>(await example.Database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(seen, Answer.Rated(3), "", ""), room.Consultant, Cancel));
    }

    private static async Task<Guid> RevealAsync(WorkshopRoom room, string question, params int[] levels)
    {
        var round = await room.OpenRoundAsync(question);
        await room.VoteAsync(round, [.. levels.Select(l => BallotValue.Level(l))]);
        await room.RevealAsync(round);
        return round;
    }
}
