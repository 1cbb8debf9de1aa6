using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Travel;

public sealed class ImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_laptop_to_the_server_and_back_nothing_changes()
    {
        await using var example = await TravelExample.CreateAsync();
        var imported = await example.ImportToServerAsync();

        var there = await TravelExample.ExportAsync(example.Server, imported, example.Administrator);

        Assert.Equal(Plain(example.File), Plain(there));
        var back = await TravelExample.ImportAsync(example.Laptop.Database, there, example.Laptop.Consultant);
        Assert.Equal(new ImportResult.Unchanged(example.Laptop.AssessmentId), back);
    }

    [Fact]
    public async Task The_server_shows_the_same_results_as_the_laptop()
    {
        await using var example = await TravelExample.CreateAsync();
        var imported = await example.ImportToServerAsync();

        var here = await HistoryAsync(example.Laptop.Database, example.Laptop.AssessmentId, example.Laptop.Consultant);
        var there = await HistoryAsync(example.Server, imported, example.Administrator);

        Assert.Equal(4, there.Count);
        Assert.Equal(here.Select(Told), there.Select(Told));

        static string Told(RevealedRound round) => $"{round.Kind} {round.Subject} {round.Attempt} {round.RevealedAt:O} {round.Ballots} "
            + round.Result switch
            {
                RoundResult.Levels { Tally: var t } => $"{string.Join(' ', t.Counts!)} {t.Consensus} {LevelTexts.Confidence(t)}",
                RoundResult.Guesses { Tally: var t } => string.Join(' ', t.Guesses),
                RoundResult.Positions { Tally: var t } => $"{t.Agree} {t.Disagree} {t.DontKnow}",
                _ => "withheld",
            };
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        await using var example = await TravelExample.CreateAsync();
        var imported = await example.ImportToServerAsync();
        var before = await TableCounts.ReadAsync(example.Server, except: "AuditEntries");

        Assert.Equal(new ImportResult.Unchanged(imported), await TravelExample.ImportAsync(example.Server, example.File, example.Administrator));

        Assert.Equal(before, await TableCounts.ReadAsync(example.Server, except: "AuditEntries"));
        await using var db = example.Server.Open();
        Assert.Equal(
            ["imported", "unchanged"],
            await db.AuditEntries.Where(e => e.Action == AuditAction.Imported).OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_same_file_ten_times_at_once_makes_one_assessment()
    {
        await using var example = await TravelExample.CreateAsync();
        var choice = new ImportChoice(NewOrganisation: true);
        var people = new List<Actor>();
        foreach (var number in Enumerable.Range(0, 10))
        {
            people.Add(await example.Server.AddPersonAsync($"Anna{number}", Role.Administrator));
        }

        var results = await Task.WhenAll(people.Select(person => Task.Run(
            () => TravelExample.ImportAsync(example.Server, example.File, person, choice), Cancel)));

        Assert.Single(results.OfType<ImportResult.Imported>());
        Assert.Equal(9, results.OfType<ImportResult.Unchanged>().Count());
    }

    [Fact]
    public async Task A_withheld_round_stays_withheld_on_the_other_side()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(5));
        await room.RevealAsync(round);
        var file = await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant);
        await using var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Role.Administrator);

        var result = await TravelExample.ImportAsync(server, file, administrator, new ImportChoice(NewOrganisation: true));

        var imported = Assert.IsType<ImportResult.Imported>(result).AssessmentId;
        Assert.IsType<RoundResult.Withheld>(Assert.Single(await HistoryAsync(server, imported, administrator)).Result);
        Assert.Equal(Plain(file), Plain(await TravelExample.ExportAsync(server, imported, administrator)));
    }

    [Fact]
    public async Task A_workshop_that_was_open_arrives_closed_and_nobody_can_join_it()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var file = await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant);
        await using var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Role.Administrator);

        await TravelExample.ImportAsync(server, file, administrator, new ImportChoice(NewOrganisation: true));

        await using var db = server.Open();
        var workshop = await db.Workshops.SingleAsync(Cancel);
        Assert.Equal((WorkshopStatus.Closed, null, null), (workshop.Status, workshop.JoinCode, workshop.ClosedAt));
    }

    [Fact]
    public async Task A_version_of_the_questions_that_is_not_here_is_refused()
    {
        await using var example = await TravelExample.CreateAsync();
        var file = TravelExample.Changed(example.File, $"\"version\": {Shipped.Version},", "\"version\": 7,");

        var result = Assert.IsType<ImportResult.Invalid>(await TravelExample.ImportAsync(example.Server, file, example.Administrator));

        var error = Assert.Single(result.Errors);
        Assert.Equal(("$.questionSet.version", ImportErrorKind.VersionNotHere), (error.Path, error.Kind));
    }

    [Fact]
    public async Task Questions_and_figures_that_are_not_here_are_refused_by_their_place()
    {
        await using var example = await TravelExample.CreateAsync();
        var file = TravelExample.Changed(example.File, "\"subject\": \"business-social-issues\"", "\"subject\": \"moon-landings\"");
        file = TravelExample.Changed(file, "\"question\": \"dialogue\"", "\"question\": \"monologue\"");

        var result = Assert.IsType<ImportResult.Invalid>(await TravelExample.ImportAsync(example.Server, file, example.Administrator));

        Assert.Contains(result.Errors, e => e is { Kind: ImportErrorKind.UnknownStatistic, Path: "$.workshops[0].rounds[0].subject" });
        Assert.Contains(result.Errors, e => e.Kind == ImportErrorKind.UnknownQuestion && e.Path.StartsWith("$.responses[", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cio_imports_nothing()
    {
        await using var example = await TravelExample.CreateAsync();
        var cio = await example.Server.AddPersonAsync("Cio", Role.Cio);

        Assert.IsType<ImportResult.NotAllowed>(
            await TravelExample.ImportAsync(example.Server, example.File, cio, new ImportChoice(NewOrganisation: true)));
    }

    [Fact]
    public async Task The_results_page_of_what_was_imported_reads()
    {
        await using var example = await TravelExample.CreateAsync();
        var imported = await example.ImportToServerAsync();

        Assert.NotNull(await example.Server.Get<ResultsService>().FindAsync(imported, null, example.Administrator, Cancel));
    }

    /// <summary>The file as text without what says who wrote it and when.</summary>
    private static string Plain(byte[] file) =>
        System.Text.Encoding.UTF8.GetString(DocumentJson.Write(TravelExample.Read(file) with { Program = "", ExportedAt = default }));

    private static Task<IReadOnlyList<RevealedRound>> HistoryAsync(TestDatabase database, Guid assessmentId, Actor actor) =>
        database.Get<RoundReader>().HistoryAsync(assessmentId, actor, Cancel);
}
