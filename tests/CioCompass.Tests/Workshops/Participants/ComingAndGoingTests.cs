using System.Globalization;
using CioCompass.Core.Reports;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Tests.Reports.Travel;

namespace CioCompass.Tests.Workshops.Participants;

/// <summary>A phone leaves between two votes in which all others vote the same: no screen and no file tells what it had voted.</summary>
public sealed class ComingAndGoingTests : IAsyncLifetime
{
    private static readonly RoundResult Beside = new RoundResult.Withheld(3, BesideAnother: true);

    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_vote_after_it_left_is_withheld_on_the_screens_on_phones_in_the_report_and_in_the_file()
    {
        var tokens = await room.JoinAsync(4);
        var first = await VoteAsync(await room.OpenRoundAsync(), tokens, 3, 3, 3, 5);
        await room.Phones.LeaveAsync(tokens[3], CancellationToken.None);
        var second = await VoteAsync(await AgainAsync(first), tokens[..3], 3, 3, 3);

        Assert.IsType<RoundResult.Levels>((await room.ReadAsync(first)).Result);
        Assert.Equal(Beside, (await room.ReadAsync(second)).Result);
        Assert.Equal(Beside, (await room.Phones.ViewAsync(tokens[0], CancellationToken.None))!.Room.Round!.Result);
        Assert.Equal(Beside, (await room.Reader.HistoryAsync(room.AssessmentId, room.Consultant, CancellationToken.None))[^1].Result);
        var report = (await room.Database.Get<ReportService>().FindAsync(
            room.AssessmentId, CultureInfo.GetCultureInfo("en"), null, room.Consultant, CancellationToken.None))!;
        Assert.Equal(
            "Not shown: beside an earlier vote it would tell how those voted who came or left in between.",
            report.Questions.SelectMany(q => q.Rounds).Last().Sentence);
        var told = TravelExample.Read(await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant)).Rounds().ToList();
        Assert.Equal([false, true], told.Select(r => r.Withheld));
        Assert.Empty(told[1].Votes);
    }

    [Fact]
    public async Task So_is_a_first_vote_that_is_revealed_only_after_the_second()
    {
        var tokens = await room.JoinAsync(4);
        var first = await room.OpenRoundAsync();
        await CastAsync(first, tokens, 3, 3, 3, 5);
        await room.CloseAsync(first);
        var second = await VoteAsync(await AgainAsync(first), tokens[..3], 3, 3, 3);
        room.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.Rounds.RevealAsync(first, room.Consultant, CancellationToken.None);

        Assert.IsType<RoundResult.Levels>((await room.ReadAsync(second)).Result);
        Assert.Equal(Beside, (await room.ReadAsync(first)).Result);
    }

    [Fact]
    public async Task And_a_vote_of_the_next_workshop_over_the_same_assessment()
    {
        await VoteAsync(await room.OpenRoundAsync(), await room.JoinAsync(4), 3, 3, 3, 5);
        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);
        await room.StartAsync();
        var tokens = await room.JoinAsync(3);
        var next = await VoteAsync(await room.OpenRoundAsync(), tokens, 3, 3, 3);

        Assert.Equal(Beside, (await room.ReadAsync(next)).Result);
        Assert.Equal(Beside, (await room.Phones.ViewAsync(tokens[0], CancellationToken.None))!.Room.Round!.Result);
    }

    private async Task<Guid> AgainAsync(Guid round) =>
        (await room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None)).RoundId!.Value;

    private async Task<Guid> VoteAsync(Guid round, string[] tokens, params int[] levels)
    {
        await CastAsync(round, tokens, levels);
        await room.RevealAsync(round);
        room.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        return round;
    }

    private async Task CastAsync(Guid round, string[] tokens, params int[] levels)
    {
        foreach (var (token, level) in tokens.Zip(levels))
        {
            await room.VoteAsync(token, round, BallotValue.Level(level));
        }
    }
}
