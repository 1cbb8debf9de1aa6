using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Postgres;

/// <summary>The kept state of a room is dropped by another process's changes, and never stands longer than the safety net.</summary>
public sealed class RoomInMemoryTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;
    private OtherProcess other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        room = await WorkshopRoom.OpenAsync(await TestDatabase.OnPostgresAsync());
        other = new OtherProcess(room.Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (other is not null)
        {
            await other.DisposeAsync();
            await room.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_look_of_a_phone_costs_no_query_and_each_change_at_the_other_process_is_seen_with_the_next()
    {
        var (voter, token) = (await room.JoinAsync(), await room.JoinAsync());
        await using var screen = await ListeningAsync();
        Assert.Null((await LookAsync(token))!.Room.Round);
        await LookForNothingAsync(token);

        var round = await room.OpenRoundAsync();
        Assert.Equal(WorkshopChangeKind.RoundOpened, await OtherProcess.NextAsync(screen));
        Assert.Equal(RoundStatus.Open, (await LookAsync(token))!.Room.Round!.Status);
        await LookForNothingAsync(token);

        await room.VoteAsync(voter, round, BallotValue.Level(4));
        Assert.Equal(WorkshopChangeKind.BallotsCounted, await OtherProcess.NextAsync(screen));
        Assert.Equal(BallotValue.Level(4), (await LookAsync(voter))!.Ballot);
        Assert.Null((await LookAsync(token))!.Ballot);

        await room.CloseAsync(round);
        Assert.Equal(WorkshopChangeKind.RoundClosed, await OtherProcess.NextAsync(screen));
        Assert.Equal(RoundStatus.Closed, (await LookAsync(voter))!.Room.Round!.Status);
        await LookForNothingAsync(voter);

        await room.Phones.LeaveAsync(voter, CancellationToken.None);
        Assert.Equal(WorkshopChangeKind.ParticipantLeft, await OtherProcess.NextAsync(screen));
        Assert.Null(await LookAsync(voter));
        Assert.NotNull(await LookAsync(token));

        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);
        Assert.Equal(WorkshopChangeKind.WorkshopClosed, await OtherProcess.NextAsync(screen));
        Assert.Null(await LookAsync(token));
    }

    [Fact]
    public async Task A_hundred_phones_that_look_for_the_first_time_at_once_share_a_few_queries()
    {
        var tokens = await room.JoinAsync(100);
        await using var screen = await ListeningAsync();
        await LookAsync(tokens[0]);
        var before = other.Commands;

        Assert.All(await Task.WhenAll(tokens.Select(LookAsync)), Assert.NotNull);

        Assert.InRange(other.Commands - before, 1, 20);
    }

    [Fact]
    public async Task A_process_that_is_deaf_without_knowing_shows_nothing_older_than_the_safety_net()
    {
        var (leaver, token) = (await room.JoinAsync(), await room.JoinAsync());

        // As one whose connection is dead, of which nobody has told it.
        other.Get<HeardChanges>().Begin();
        Assert.Null((await LookAsync(token))!.Room.Round);
        Assert.NotNull(await LookAsync(leaver));
        await LookForNothingAsync(token);

        await room.OpenRoundAsync();
        await room.Phones.LeaveAsync(leaver, CancellationToken.None);
        room.Database.Clock.Advance(HeardChanges.LongestUnchecked);
        Assert.Equal(RoundStatus.Open, (await LookAsync(token))!.Room.Round!.Status);
        room.Database.Clock.Advance(4 * HeardChanges.LongestUnchecked);
        Assert.Null(await LookAsync(leaver));
    }

    [Fact]
    public async Task After_the_connection_was_lost_the_next_look_is_true_and_the_one_after_it_costs_nothing()
    {
        var token = await room.JoinAsync();
        await using var screen = await ListeningAsync();
        await LookAsync(token);
        await using (var db = room.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", Cancel);
        }

        Assert.Equal(WorkshopChangeKind.Subscribed, await OtherProcess.NextAsync(screen));
        var round = await room.OpenRoundAsync();
        Assert.Equal(WorkshopChangeKind.RoundOpened, await OtherProcess.NextAsync(screen));
        Assert.Equal(round, (await LookAsync(token))!.Room.Round!.Id);
        await LookForNothingAsync(token);
    }

    [Fact]
    public async Task While_nothing_can_be_heard_every_look_is_a_read()
    {
        var token = await room.JoinAsync();
        Assert.Null((await LookAsync(token))!.Room.Round);

        await room.OpenRoundAsync();

        Assert.Equal(RoundStatus.Open, (await LookAsync(token))!.Room.Round!.Status);
    }

    [Fact]
    public async Task A_change_whose_notice_was_never_sent_reaches_the_screens_by_its_version()
    {
        await using var screen = await other.ScreenAsync(room.Id);
        other.LookForMissedChanges();

        // The first process ends between each commit and its notice: nobody sends what waits there.
        var told = OtherProcess.NextAsync(screen);
        var round = await room.OpenRoundAsync();
        while (!told.IsCompleted)
        {
            await room.Rounds.SetTimerAsync(round, TimeSpan.FromMinutes(5), room.Consultant, CancellationToken.None);
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(WorkshopChangeKind.Subscribed, await told);
    }

    private async Task<IAsyncEnumerator<WorkshopChange>> ListeningAsync()
    {
        var screen = await other.ScreenAsync(room.Id);
        await other.ListenAsync(room.Database, screen);
        return screen;
    }

    private Task<ParticipantView?> LookAsync(string token) => other.Get<ParticipantService>().ViewAsync(token, CancellationToken.None);

    private async Task LookForNothingAsync(string token)
    {
        var before = other.Commands;
        Assert.NotNull(await LookAsync(token));
        Assert.NotNull(await other.Get<ParticipantService>().VersionAsync(token, CancellationToken.None));
        Assert.NotNull(await other.Get<ParticipantService>().WorkshopOfAsync(token, CancellationToken.None));
        Assert.Equal(before, other.Commands);
    }
}
