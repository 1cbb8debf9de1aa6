using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>A file about an assessment that is here and says something else.</summary>
public sealed class ConflictTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_differences_are_shown_field_by_field_and_nothing_is_written()
    {
        await using var example = await TravelExample.CreateAsync();
        using var english = new InCulture("en");
        var imported = await example.ImportToServerAsync();
        await example.ChangeOnServerAsync(imported, "Changed on the server.");
        var before = await TableCounts.ReadAsync(example.Server, except: "");

        var conflict = Assert.IsType<ImportResult.Conflict>(
            await TravelExample.ImportAsync(example.Server, example.File, example.Administrator)).With;

        Assert.Equal(before, await TableCounts.ReadAsync(example.Server, except: ""));
        Assert.Equal(["Note", "Last changed"], conflict.Differences.Select(d => d.Field));
        var note = conflict.Differences[0];
        Assert.Equal("Changed on the server.", note.Stored);
        Assert.NotEqual(note.Stored, note.File);
        Assert.StartsWith("Somebody else", note.StoredBy, StringComparison.Ordinal);
        Assert.StartsWith("Consultant", note.FileBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeping_leaves_what_is_stored()
    {
        await using var example = await TravelExample.CreateAsync();
        var (imported, seen) = await ConflictAsync(example);

        Assert.Equal(new ImportResult.Kept(imported), await DecideAsync(example, ImportDecision.Keep, seen));

        Assert.Equal("Changed on the server.", (await ServerAsync(example, imported)).Responses.Single(r => r.UpdatedBy == "Somebody else").Note);
    }

    [Fact]
    public async Task Replacing_makes_it_say_what_the_file_says()
    {
        await using var example = await TravelExample.CreateAsync();
        var (imported, seen) = await ConflictAsync(example);

        Assert.Equal(new ImportResult.Replaced(imported), await DecideAsync(example, ImportDecision.Replace, seen));

        Assert.Equal(new ImportResult.Unchanged(imported), await TravelExample.ImportAsync(example.Server, example.File, example.Administrator));
        Assert.Equal(TravelExample.Read(example.File).Fingerprint(), (await ServerAsync(example, imported)).Fingerprint());
    }

    [Fact]
    public async Task A_copy_stands_beside_it_and_is_an_assessment_of_its_own()
    {
        await using var example = await TravelExample.CreateAsync();
        var (imported, seen) = await ConflictAsync(example);

        var copy = Assert.IsType<ImportResult.Imported>(await DecideAsync(example, ImportDecision.Copy, seen)).AssessmentId;

        Assert.Equal("Changed on the server.", (await ServerAsync(example, imported)).Responses.Single(r => r.UpdatedBy == "Somebody else").Note);
        var document = await ServerAsync(example, copy);
        Assert.Equal(TravelExample.Read(example.File).Fingerprint(), document.Fingerprint());
        Assert.Equal(copy, document.Assessment.Id);
    }

    [Fact]
    public async Task A_decision_about_differences_that_are_no_longer_those_counts_for_nothing()
    {
        await using var example = await TravelExample.CreateAsync();
        var (imported, seen) = await ConflictAsync(example);
        await example.ChangeOnServerAsync(imported, "Changed again.");

        Assert.IsType<ImportResult.Conflict>(await DecideAsync(example, ImportDecision.Replace, seen));
        Assert.Equal("Changed again.", (await ServerAsync(example, imported)).Responses.Single(r => r.UpdatedBy == "Somebody else").Note);
    }

    [Fact]
    public async Task Votes_that_the_file_withholds_are_no_difference_and_survive_a_replacement()
    {
        await using var example = await TravelExample.CreateAsync();
        var imported = await example.ImportToServerAsync();
        var document = TravelExample.Read(example.File);
        var withheld = DocumentJson.Write(document with
        {
            Workshops = [.. document.Workshops.Select(w => w with { Rounds = [.. w.Rounds.Select(r => r with { Withheld = true, Votes = [] })] })],
        });
        Assert.Equal(new ImportResult.Unchanged(imported), await TravelExample.ImportAsync(example.Server, withheld, example.Administrator));

        await example.ChangeOnServerAsync(imported, "Changed on the server.");
        var seen = Assert.IsType<ImportResult.Conflict>(
            await TravelExample.ImportAsync(example.Server, withheld, example.Administrator)).With.Seen;
        await TravelExample.ImportAsync(
            example.Server, withheld, example.Administrator, new ImportChoice(Conflict: ImportDecision.Replace, Seen: seen));

        Assert.Equal(document.Fingerprint(), (await ServerAsync(example, imported)).Fingerprint());
    }

    [Fact]
    public async Task An_assessment_is_not_replaced_while_a_room_votes_on_it()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var file = await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant);
        await room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, "initiatives", ResponseContent.Empty, ResponseContent.Empty with { Note = "New" }, room.Consultant, Cancel);
        var seen = Assert.IsType<ImportResult.Conflict>(await TravelExample.ImportAsync(room.Database, file, room.Consultant)).With.Seen;

        Assert.IsType<ImportResult.WorkshopOpen>(await TravelExample.ImportAsync(
            room.Database, file, room.Consultant, new ImportChoice(Conflict: ImportDecision.Replace, Seen: seen)));
        Assert.Equal(WorkshopStatus.Open, (await room.ViewAsync()).Status);
    }

    private static async Task<(Guid Imported, string Seen)> ConflictAsync(TravelExample example)
    {
        var imported = await example.ImportToServerAsync();
        await example.ChangeOnServerAsync(imported, "Changed on the server.");
        var conflict = Assert.IsType<ImportResult.Conflict>(
            await TravelExample.ImportAsync(example.Server, example.File, example.Administrator));
        return (imported, conflict.With.Seen);
    }

    private static Task<ImportResult> DecideAsync(TravelExample example, ImportDecision choice, string seen) =>
        TravelExample.ImportAsync(example.Server, example.File, example.Administrator, new ImportChoice(Conflict: choice, Seen: seen));

    private static async Task<AssessmentDocument> ServerAsync(TravelExample example, Guid id) =>
        TravelExample.Read(await TravelExample.ExportAsync(example.Server, id, example.Administrator));
}
