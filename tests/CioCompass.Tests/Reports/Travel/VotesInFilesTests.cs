using System.Text;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Votes in the exchange file: no more than the screens say, and never a level together with how sure somebody was.</summary>
public sealed class VotesInFilesTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_round_of_three_tells_its_levels_and_nothing_of_how_sure_anybody_was()
    {
        await RevealAsync(BallotValue.Level(2, Confidence.Low), BallotValue.Level(3, Confidence.High), BallotValue.Level(3, Confidence.High));

        var file = await ExportAsync();

        var round = Assert.Single(TravelExample.Read(file).Rounds());
        Assert.Equal([new VotePart(BallotChoice.Level, 2, 1), new VotePart(BallotChoice.Level, 3, 2)], round.Votes);
        Assert.Null(round.Confidence);
        Assert.DoesNotContain("\"high\"", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_sure_many_were_stands_apart_from_their_levels_and_arrives()
    {
        await RevealAsync(
            [.. Enumerable.Repeat(BallotValue.Level(2, Confidence.Low), 1), .. Enumerable.Repeat(BallotValue.Level(3, Confidence.Medium), 3),
                .. Enumerable.Repeat(BallotValue.Level(4, Confidence.High), 4)]);
        var file = await ExportAsync();

        var round = Assert.Single(TravelExample.Read(file).Rounds());
        Assert.Equal([new SurePart(Confidence.Low, Confidence.Medium, 4), new SurePart(Confidence.High, Confidence.High, 4)], round.Confidence);
        var there = Assert.IsType<RoundResult.Levels>(await ImportedAsync(file)).Tally;
        Assert.Equal(round.Confidence, there.Confidence!.Ranges.Select(r => new SurePart(r.Least, r.Most, r.Count)));
    }

    [Fact]
    public async Task Where_few_gave_a_level_the_file_tells_how_many_and_not_which_and_the_other_side_neither()
    {
        await RevealAsync(BallotValue.Level(3, Confidence.High), BallotValue.DontKnow, BallotValue.DontKnow, BallotValue.DontKnow);
        var file = await ExportAsync();

        Assert.Equal(
            [new VotePart(BallotChoice.DontKnow, null, 3), new VotePart(BallotChoice.UntoldLevel, null, 1)],
            Assert.Single(TravelExample.Read(file).Rounds()).Votes);
        var there = Assert.IsType<RoundResult.Levels>(await ImportedAsync(file)).Tally;
        Assert.Equal((1, null, 3, true), (there.Rated, there.Counts, there.DontKnow, there.DontKnowLeads));
    }

    [Fact]
    public async Task Taking_a_file_back_leaves_the_levels_and_confidences_that_it_does_not_tell()
    {
        var round = await RevealAsync(BallotValue.Level(3, Confidence.High), BallotValue.DontKnow, BallotValue.DontKnow);
        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);
        var changed = TravelExample.Changed(await ExportAsync(), "Spring 2026", "Spring, once more");
        var conflict = Assert.IsType<ImportResult.Conflict>(await TravelExample.ImportAsync(room.Database, changed, room.Consultant)).With;

        var replaced = await TravelExample.ImportAsync(
            room.Database, changed, room.Consultant, new ImportChoice(Conflict: ImportDecision.Replace, Seen: conflict.Seen));

        Assert.IsType<ImportResult.Replaced>(replaced);
        await using var db = room.Database.Open();
        var stored = Assert.Single(db.Rounds.Where(r => r.Status == RoundStatus.Revealed));
        Assert.NotEqual(round, stored.Id);
        Assert.Contains(db.BallotCounts.Where(b => b.RoundId == stored.Id), b => b is { Choice: BallotChoice.Level, Number: 3 });
        Assert.Equal(Confidence.High, Assert.Single(db.ConfidenceCounts.Where(c => c.RoundId == stored.Id)).Least);
    }

    [Fact]
    public async Task The_file_of_an_earlier_program_is_taken_apart_on_arrival()
    {
        await RevealAsync([.. Enumerable.Repeat(BallotValue.Level(3), 4), .. Enumerable.Repeat(BallotValue.Level(4), 3)]);
        var text = Encoding.UTF8.GetString(await ExportAsync());
        var votes = text[text.IndexOf("\"votes\": [", StringComparison.Ordinal)..];
        votes = votes[..(votes.IndexOf(']', StringComparison.Ordinal) + 1)];
        var earlier = text.Replace(
            votes,
            """
            "votes": [{ "choice": "level", "number": 3, "confidence": "high", "count": 3 }, { "choice": "level", "number": 3, "confidence": null, "count": 1 },
                      { "choice": "level", "number": 4, "confidence": null, "count": 3 }]
            """,
            StringComparison.Ordinal);

        var there = Assert.IsType<RoundResult.Levels>(await ImportedAsync(Encoding.UTF8.GetBytes(earlier))).Tally;

        Assert.Equal([0, 0, 4, 3, 0], there.Counts);
        Assert.Equal((3, 4), (there.Confidence!.Ranges[^1].Count, there.Confidence.Unsaid));
    }

    [Theory]
    [InlineData("""[{ "from": "low", "to": "low", "count": 9 }]""")]
    [InlineData("""[{ "from": "high", "to": "low", "count": 3 }]""")]
    [InlineData("""[{ "from": "low", "to": "medium", "count": 2 }, { "from": "medium", "to": "high", "count": 2 }]""")]
    [InlineData("""[{ "from": "low", "to": "low", "count": 0 }]""")]
    public async Task Confidences_that_cannot_be_are_refused(string confidence)
    {
        await RevealAsync([.. Enumerable.Repeat(BallotValue.Level(3), 7)]);
        var file = TravelExample.Changed(await ExportAsync(), "\"votes\": [", $"\"confidence\": {confidence}, \"votes\": [");

        Assert.Null(DocumentReader.Read(file).Document);
    }

    private async Task<Guid> RevealAsync(params BallotValue[] ballots)
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, ballots);
        await room.RevealAsync(round);
        return round;
    }

    private Task<byte[]> ExportAsync() => TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant);

    private static async Task<RoundResult> ImportedAsync(byte[] file)
    {
        await using var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Core.Accounts.Role.Administrator);
        var imported = Assert.IsType<ImportResult.Imported>(
            await TravelExample.ImportAsync(server, file, administrator, new ImportChoice(NewOrganisation: true)));
        return Assert.Single(await server.Get<RoundReader>().HistoryAsync(imported.AssessmentId, administrator, CancellationToken.None)).Result;
    }
}
