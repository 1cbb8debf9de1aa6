using System.Data.Common;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Workshops.Presence;

/// <summary>Who is present is told from who has joined: a phone that has been silent for half a minute has joined and is away.</summary>
public sealed class PresentPhonesTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    private PresentPhones Present => room.Database.Get<PresentPhones>();

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Phones_that_went_quiet_a_quarter_of_an_hour_ago_have_joined_and_are_not_present()
    {
        var tokens = await room.JoinAsync(7);
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(tokens[0], round, BallotValue.Level(2));
        room.Database.Clock.Advance(TimeSpan.FromMinutes(15));
        foreach (var token in tokens[..3])
        {
            await room.Phones.VersionAsync(token, CancellationToken.None);
        }

        Assert.Equal(new RoundCount(1, 7, 3), await room.Reader.CountAsync(round, room.Consultant, CancellationToken.None));
        var view = await room.ReadAsync(round);
        Assert.Equal((7, 3), (view.Participants, view.Present));
        var workshop = await room.ViewAsync();
        Assert.Equal((7, 3), (workshop.Participants, workshop.Present));
    }

    [Fact]
    public async Task Whatever_a_phone_asks_for_it_is_heard_and_half_a_minute_later_it_is_not_present_any_more()
    {
        var token = await room.JoinAsync();
        foreach (var asks in (Func<Task>[])
            [
                () => room.Phones.ViewAsync(token, CancellationToken.None), () => room.Phones.VersionAsync(token, CancellationToken.None),
                () => room.Phones.WorkshopOfAsync(token, CancellationToken.None),
            ])
        {
            room.Database.Clock.Advance(PresentPhones.Window);
            Assert.Equal(0, Present.Count(room.Id));
            await asks();
            Assert.Equal(1, Present.Count(room.Id));
        }
    }

    [Fact]
    public async Task A_phone_that_leaves_is_not_present_from_then_on()
    {
        var tokens = await room.JoinAsync(2);

        await room.Phones.LeaveAsync(tokens[0], CancellationToken.None);

        Assert.Equal((1, 1), ((await room.ViewAsync()).Participants, (await room.ViewAsync()).Present));
    }

    [Fact]
    public async Task An_unknown_token_and_another_room_count_nowhere()
    {
        await room.Phones.VersionAsync(SecretToken.Create(), CancellationToken.None);
        await room.JoinAsync();

        Assert.Equal(0, Present.Count(Guid.NewGuid()));
        Assert.Equal(1, Present.Count(room.Id));
    }

    [Fact]
    public async Task Screens_are_told_when_somebody_goes_quiet_and_not_while_nothing_changes()
    {
        await room.JoinAsync(2);
        await Present.LookAsync(CancellationToken.None);
        await using var screen = room.Database.Get<WorkshopFeed>().SubscribeAsync(room.Id).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await screen.MoveNextAsync();

        await Present.LookAsync(CancellationToken.None);
        room.Database.Clock.Advance(PresentPhones.Window);
        await Present.LookAsync(CancellationToken.None);
        await room.Rounds.SkipAsync(await room.RoundAsync("initiatives"), room.Consultant, CancellationToken.None);

        await screen.MoveNextAsync();
        Assert.Equal(WorkshopChangeKind.ParticipantsCounted, screen.Current.Kind);
        await screen.MoveNextAsync();
        Assert.Equal(WorkshopChangeKind.AgendaChanged, screen.Current.Kind);
    }

    [Fact]
    public async Task Being_heard_costs_the_database_nothing()
    {
        var commands = new Commands();
        await using var counted = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync(services => services.Intercept(commands)));
        var tokens = await counted.JoinAsync(20);
        await HearAllAsync();
        var before = commands.Count;
        counted.Database.Clock.Advance(PresentPhones.Window);

        await HearAllAsync();

        Assert.Equal(before, commands.Count);
        Assert.Equal(20, counted.Database.Get<PresentPhones>().Count(counted.Id));

        Task HearAllAsync() => Task.WhenAll(tokens.Select(t => counted.Phones.VersionAsync(t, CancellationToken.None)));
    }

    private sealed class Commands : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Interlocked.Increment(ref count);
            return result;
        }
    }
}
