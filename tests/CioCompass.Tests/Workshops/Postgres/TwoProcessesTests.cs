using CioCompass.Core;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Postgres;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Postgres;

/// <summary>The services of two processes on one database: what the one does, the other's screens hear, and no ballot is lost between them.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private readonly CancellationTokenSource stop = new();
    private WorkshopRoom room = null!;
    private ServiceProvider other = null!;
    private Task running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        room = await WorkshopRoom.OpenAsync(await TestDatabase.OnPostgresAsync());
        other = new ServiceCollection()
            .AddLogging()
            .AddSharedKeys()
            .AddSingleton<TimeProvider>(room.Database.Clock)
            .AddCompassCore(new DataDirectory(Path.GetTempPath()), room.Database.Postgres)
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        if (other is not null)
        {
            await other.DisposeAsync();
            await room.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_screen_of_one_process_hears_of_a_round_that_the_other_opens()
    {
        await using var screen = await ListeningScreenAsync();

        var round = await room.OpenRoundAsync();

        Assert.Equal((WorkshopChangeKind.RoundOpened, round), await NextAsync(screen));
    }

    [Fact]
    public async Task After_the_connection_was_lost_every_screen_reads_again_and_hears_the_next_change()
    {
        await using var screen = await ListeningScreenAsync();
        await using (var db = room.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(WorkshopChangeKind.Subscribed, (await NextAsync(screen)).Kind);
        var round = await room.OpenRoundAsync();
        Assert.Equal((WorkshopChangeKind.RoundOpened, round), await NextAsync(screen));
    }

    [Fact]
    public async Task Phones_vote_at_both_processes_at_once_and_the_round_counts_each_ballot_once()
    {
        const int Phones = 200;
        var tokens = await Task.WhenAll(Enumerable.Range(0, Phones).Select(_ => room.JoinAsync()));
        var round = await room.OpenRoundAsync();
        var boxes = new[] { room.Box, other.GetRequiredService<BallotBox>() };

        // Every phone sends to both, as one does that has moved on before it heard its acknowledgement.
        var results = await Task.WhenAll(tokens.SelectMany(token =>
        {
            var request = new BallotRequest(token, round, BallotValue.Level(4), Guid.NewGuid(), 1);
            return boxes.Select(box => box.CastAsync(request, CancellationToken.None));
        }));
        await room.CloseAsync(round);

        Assert.All(results, r => Assert.Equal(BallotOutcome.Accepted, r.Outcome));
        Assert.Equal(Phones, (await room.ReadAsync(round)).Ballots);
    }

    [Fact]
    public async Task A_round_that_is_closed_while_the_other_process_takes_ballots_has_every_ballot_that_was_acknowledged()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => room.JoinAsync()));
        var round = await room.OpenRoundAsync();
        var box = other.GetRequiredService<BallotBox>();

        var voting = tokens.Select(async (token, index) =>
        {
            await Task.Delay(index, TestContext.Current.CancellationToken);
            return await box.CastAsync(new BallotRequest(token, round, BallotValue.Level(2), Guid.NewGuid(), 1), CancellationToken.None);
        }).ToList();
        await voting[20];
        await room.CloseAsync(round);
        var results = await Task.WhenAll(voting);

        Assert.All(results, r => Assert.True(r.Outcome is BallotOutcome.Accepted or BallotOutcome.Closed));
        Assert.Equal(results.Count(r => r.Outcome == BallotOutcome.Accepted), (await room.ReadAsync(round)).Ballots);
    }

    [Fact]
    public async Task A_phone_that_is_heard_by_both_processes_is_one_and_both_count_every_phone()
    {
        await using var screen = await ListeningScreenAsync();
        var tokens = await room.JoinAsync(5);
        var (here, there) = (room.Database.Get<PresentPhones>(), other.GetRequiredService<PresentPhones>());
        await other.GetRequiredService<ParticipantService>().VersionAsync(tokens[0], CancellationToken.None);

        await here.LookAsync(CancellationToken.None);

        Assert.True(SpinWait.SpinUntil(() => there.Count(room.Id) == 5, Patience.Limit));
        Assert.Equal(5, here.Count(room.Id));
        room.Database.Clock.Advance(PresentPhones.Window);
        Assert.Equal((0, 0), (here.Count(room.Id), there.Count(room.Id)));
    }

    [Fact]
    public async Task A_phone_that_is_removed_at_one_process_is_in_no_room_at_the_other()
    {
        await using var screen = await ListeningScreenAsync();
        var token = await room.JoinAsync();
        var phones = other.GetRequiredService<ParticipantService>();
        Assert.NotNull(await phones.ViewAsync(token, CancellationToken.None));
        var phone = Assert.Single(await room.Access.PhonesAsync(room.Id, room.Consultant, CancellationToken.None));

        await room.Access.RemoveAsync(room.Id, phone.Id, room.Consultant, CancellationToken.None);

        while (await phones.VersionAsync(token, CancellationToken.None) is not null)
        {
            await Task.Yield();
        }

        Assert.Null(await phones.ViewAsync(token, CancellationToken.None));
    }

    private async Task<IAsyncEnumerator<WorkshopChange>> ListeningScreenAsync()
    {
        var screen = other.GetRequiredService<WorkshopFeed>().SubscribeAsync(room.Id, withCounts: false).GetAsyncEnumerator();
        Assert.Equal(WorkshopChangeKind.Subscribed, (await NextAsync(screen)).Kind);

        // The other process begins to listen only now, and says so to its screens.
        running = Task.WhenAll(
            room.Database.Get<FeedRelay>().RunAsync(stop.Token), other.GetRequiredService<FeedListener>().RunAsync(stop.Token));
        Assert.Equal(WorkshopChangeKind.Subscribed, (await NextAsync(screen)).Kind);
        return screen;
    }

    private static async Task<(WorkshopChangeKind Kind, Guid? RoundId)> NextAsync(IAsyncEnumerator<WorkshopChange> screen)
    {
        Assert.True(await screen.MoveNextAsync().AsTask().WaitAsync(Patience.Limit));
        return (screen.Current.Kind, screen.Current.RoundId);
    }
}
