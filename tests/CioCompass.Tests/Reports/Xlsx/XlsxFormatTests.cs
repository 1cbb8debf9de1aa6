using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Xlsx;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Reports.Support;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Xlsx;

public sealed class XlsxFormatTests : IAsyncLifetime
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
    [InlineData("en", "Read me", "Compass", "Answers", "Votes", "Actions", "Statistics")]
    [InlineData("nl", "Lees mij", "Kompas", "Antwoorden", "Stemmen", "Acties", "Cijfers")]
    [InlineData("fr", "Lisez-moi", "Boussole", "Réponses", "Votes", "Actions", "Chiffres")]
    public async Task A_workbook_is_valid_and_has_a_sheet_for_each_kind_of_data_in_each_language(string language, params string[] names)
    {
        using var workbook = new WorkbookReader(await example.ReadAsync(language));

        Assert.Empty(workbook.Errors);
        Assert.Equal(names, workbook.SheetNames);
    }

    [Fact]
    public void Levels_targets_and_changes_are_the_models_numbers()
    {
        using var workbook = new WorkbookReader(report);

        var rows = workbook.Rows("Answers");

        var questions = report.Questions.ToList();
        Assert.Equal(questions.Select(q => q.Key), rows.Select(r => r["Question key"]));
        Assert.Equal(Numbers(q => q.Result.Now.Level), rows.Select(r => r["Level"]));
        Assert.Equal(Numbers(q => q.Result.Now.Target), rows.Select(r => r["Target"]));
        Assert.Equal(Numbers(q => q.Result.Previous?.Level), rows.Select(r => r["Previous"]));
        Assert.Equal(Numbers(q => q.Result.Change), rows.Select(r => r["Change"]));
        Assert.Equal((ReportExample.Rationale, ReportExample.MinorityView), (rows[0]["Why this level"], rows[0]["Minority view"]));

        IEnumerable<object?> Numbers(Func<ReportQuestion, int?> value) => questions.Select(q => (object?)(double?)value(q));
    }

    [Fact]
    public void A_vote_is_a_row_for_each_choice_with_its_count_and_day()
    {
        using var workbook = new WorkbookReader(report);

        var rows = workbook.Rows("Votes");

        var second = rows.Where(r => Equals(r["Key"], ReportExample.Question) && Equals(r["Vote no."], 2.0)).ToList();
        Assert.Equal([1.0, 2.0, 3.0, 4.0, 5.0, null, null], second.Select(r => r["Level"]));
        Assert.Equal([0.0, 1.0, 3.0, 1.0, 0.0, 0.0, 0.0], second.Select(r => r["Votes"]));
        Assert.All(second, r => Assert.Equal(report.Cover.MadeAt.Date, r["Revealed on"]));
        var guesses = rows.Where(r => Equals(r["Kind of vote"], "guess of a figure") && r["Guess"] is not null).ToList();
        Assert.Equal([(0.35, 1.0), (0.5, 1.0), (0.6, 2.0), (0.75, 1.0)], guesses.Select(r => ((double)r["Guess"]!, (double)r["Votes"]!)));
        Assert.Equal([3.0, 1.0, 1.0, 0.0], rows.Where(r => Equals(r["Kind of vote"], "position of the room")).Select(r => r["Votes"]));
    }

    [Fact]
    public void Days_are_days_flags_are_flags_and_shares_are_shares()
    {
        using var workbook = new WorkbookReader(report);

        var action = workbook.Rows("Actions").Single(r => Equals(r["Action"], ReportExample.ActionTitle));
        var figure = workbook.Rows("Statistics").Single(r => Equals(r["Figure key"], ReportExample.Statistic));

        Assert.Equal((ReportExample.ActionTitle, ReportExample.Due.ToDateTime(TimeOnly.MinValue), true), (action["Action"], action["Due"], action["Overdue"]));
        var expected = report.Statistics.Single(f => f.Key == ReportExample.Statistic);
        Assert.Equal(expected.Statistic.Percentage / 100.0, figure["Published"]);
        Assert.Equal((double)expected.Statistic.SampleSize!, figure["n"]);
        Assert.Equal(expected.Statistic.FieldworkFrom!.Value.ToDateTime(TimeOnly.MinValue), figure["Fieldwork from"]);
        Assert.Equal((expected.Citation, expected.Room!.Comparability), (figure["Citation"], figure["Room and survey"]));
        Assert.Equal((0.6, 5.0), (figure["Room: agree"], figure["Room: n"]));
    }

    [Fact]
    public void Every_sheet_of_data_is_a_table_with_filters_below_a_heading_that_stays_in_sight()
    {
        using var workbook = new WorkbookReader(report);

        Assert.All(workbook.Parts.Skip(1), part =>
        {
            var table = Assert.Single(part.TableDefinitionParts).Table!;
            Assert.Equal(table.Reference, table.AutoFilter!.Reference);
            Assert.Equal(table.Reference, part.Worksheet!.SheetDimension!.Reference);
            Assert.Equal(PaneStateValues.Frozen, Assert.Single(part.Worksheet.Descendants<Pane>()).State!.Value);
            var headings = table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value).ToList();
            Assert.Equal(headings.Distinct(StringComparer.OrdinalIgnoreCase), headings);
        });
    }

    /// <summary>exceljs looks for "sheets" and finds none where the same XML says "x:sheets".</summary>
    [Fact]
    public void SpreadsheetML_is_the_default_namespace_as_Excel_writes_it()
    {
        using var workbook = new WorkbookReader(report);

        var everything = OfficeFile.Everything(workbook.File);

        Assert.Contains("<workbook xmlns=\"", everything, StringComparison.Ordinal);
        Assert.Contains("<worksheet xmlns=\"", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("xmlns:x=", everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text_in_a_valid_file()
    {
        using var workbook = new WorkbookReader(ReportVariants.Hostile(report));

        Assert.Empty(workbook.Errors);
        Assert.Empty(workbook.Parts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        var titles = workbook.Rows("Actions").Select(r => r["Action"]);
        Assert.Equal(HostileText.All.Select(OfficeFile.Surviving), titles);
    }

    [Property(MaxTest = 15)]
    public Property Any_text_reads_back_as_it_was_without_its_control_characters() => Prop.ForAll(OfficeFile.Texts(), texts =>
    {
        using var workbook = new WorkbookReader(ReportVariants.WithActions(report, texts));
        Assert.Equal(texts.Select(OfficeFile.Surviving), workbook.Rows("Actions").Select(r => r["Note"] as string ?? ""));
        Assert.Empty(workbook.Errors);
    });

    [Fact]
    public void A_withheld_vote_is_one_row_without_a_number()
    {
        using var workbook = new WorkbookReader(ReportVariants.Withheld(report));

        var rows = workbook.Rows("Votes");

        Assert.Equal(4, rows.Count);
        Assert.All(rows, r => Assert.Equal((true, null, null, null, null), (r["Withheld"], r["Choice"], r["Level"], r["Guess"], r["Votes"])));
        Assert.All(workbook.Rows("Statistics"), r => Assert.Null(r["Room: n"]));
    }

    [Fact]
    public async Task No_identity_of_a_round_a_workshop_or_a_ballot_is_in_the_file()
    {
        await using var db = example.Database.Open();
        var ids = await db.BallotCounts.Select(b => b.Id).Concat(db.Rounds.Select(r => r.Id)).Concat(db.Workshops.Select(w => w.Id)).ToListAsync();
        using var workbook = new WorkbookReader(report);

        var everything = OfficeFile.Everything(workbook.File);

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.DoesNotContain(id.ToString(), everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Names_of_those_present_are_not_in_the_file_while_their_workshop_is_open()
    {
        var room = await Tests.Workshops.WorkshopRoom.OverAsync(example.Database, example.Consultant, example.AssessmentId);
        var round = await room.OpenRoundAsync("customer-bond");
        string[] names = ["Xanthippe Ypma", "Zebedeus Quist", "Wolfhart Vrij"];
        foreach (var name in names)
        {
            await room.VoteAsync(await room.JoinAsync(name), round, BallotValue.Level(4));
        }

        await room.RevealAsync(round);
        using var workbook = new WorkbookReader(await example.ReadAsync());

        var everything = OfficeFile.Everything(workbook.File);

        Assert.Contains(workbook.Rows("Votes"), r => Equals(r["Key"], "customer-bond") && Equals(r["Votes"], 3.0));
        Assert.All(names.SelectMany(n => n.Split(' ')), name => Assert.DoesNotContain(name, everything, StringComparison.Ordinal));
    }

    [Fact]
    public void Sections_that_are_left_out_have_no_sheet_and_no_column()
    {
        using var workbook = new WorkbookReader(ReportVariants.Only(report, ReportSection.Themes, ReportSection.Figures));

        Assert.Empty(workbook.Errors);
        Assert.Equal(["Read me", "Answers", "Statistics"], workbook.SheetNames);
        Assert.DoesNotContain("Note", workbook.Rows("Answers")[0].Keys);
        Assert.DoesNotContain("Room: n", workbook.Rows("Statistics")[0].Keys);
    }

    [Fact]
    public void The_first_sheet_says_of_whom_the_workbook_is_and_leads_to_the_others()
    {
        using var workbook = new WorkbookReader(report);

        var cells = workbook.Cells("Read me");

        Assert.Contains(report.Cover.OrganisationName, cells);
        Assert.Contains(report.Cover.HeldOn.ToDateTime(TimeOnly.MinValue), cells);
        Assert.All(report.Method, note => Assert.Contains(note.Text, cells));
        Assert.Equal(
            workbook.SheetNames.Skip(1).Select(name => $"'{name}'!A1"),
            workbook.Parts.First().Worksheet!.Descendants<Hyperlink>().Where(h => h.Id is null).Select(h => h.Location!.Value));
        Assert.Contains(Article.Note(report.Culture), cells);
        Assert.Equal(new Uri(Article.Address), Assert.Single(workbook.Parts.First().HyperlinkRelationships).Uri);
    }

    [Fact]
    public async Task An_assessment_without_answers_votes_and_actions_makes_a_valid_workbook()
    {
        using var workbook = new WorkbookReader(await ReportVariants.EmptyAsync(example));

        Assert.Empty(workbook.Errors);
        Assert.Equal(6, workbook.SheetNames.Count);
        Assert.All(workbook.Rows("Answers"), r => Assert.Null(r["Level"]));
    }

    [Fact]
    public void A_thousand_answers_and_fifty_votes_make_a_valid_workbook()
    {
        using var workbook = new WorkbookReader(ReportVariants.Large(report));

        Assert.Empty(workbook.Errors);
        Assert.Equal(1000, workbook.Rows("Answers").Count);
        Assert.Equal(50, workbook.Rows("Votes").Count(r => Equals(r["Kind of vote"], "level of a question") && Equals(r["Level"], 1.0)));
    }

    [Fact]
    public async Task LibreOffice_opens_and_prints_it_with_hostile_text_in_it()
    {
        using var workbook = new WorkbookReader(ReportVariants.Hostile(report));

        var pdf = await LibreOffice.ConvertToPdfAsync(workbook.File, "xlsx", TestContext.Current.CancellationToken);

        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }

    [Fact]
    public void A_cancelled_export_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => new XlsxFormat().Write(report, Stream.Null, new Progress<double>(), stop.Token));
    }
}
