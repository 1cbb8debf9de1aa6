using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Feed;

public sealed class WorkshopFeedTests
{
    private static readonly Guid Workshop = Guid.NewGuid();
    private static readonly Guid Round = Guid.NewGuid();

    private readonly FakeTimeProvider clock = new();
    private readonly WorkshopFeed feed;

    public WorkshopFeedTests() => feed = new WorkshopFeed(clock);

    [Fact]
    public async Task A_screen_hears_what_changed_in_its_workshop_only_and_in_order()
    {
        await using var screen = await SubscribeAsync();

        feed.Publish(Guid.NewGuid(), WorkshopChangeKind.RoundOpened, Round);
        feed.Publish(Workshop, WorkshopChangeKind.RoundOpened, Round);
        feed.Publish(Workshop, WorkshopChangeKind.RoundClosed, Round);

        var opened = await NextAsync(screen);
        var closed = await NextAsync(screen);
        Assert.Equal((Workshop, Round, WorkshopChangeKind.RoundOpened), (opened.WorkshopId, opened.RoundId!.Value, opened.Kind));
        Assert.Equal(WorkshopChangeKind.RoundClosed, closed.Kind);
        Assert.True(closed.Version > opened.Version);
    }

    [Fact]
    public async Task A_screen_that_falls_behind_loses_the_oldest_changes_and_never_the_latest()
    {
        await using var screen = await SubscribeAsync();

        foreach (var _ in Enumerable.Range(0, 100))
        {
            feed.Publish(Workshop, WorkshopChangeKind.TimerChanged, Round);
        }

        feed.Publish(Workshop, WorkshopChangeKind.RoundRevealed, Round);

        var heard = new List<WorkshopChange>();
        do
        {
            heard.Add(await NextAsync(screen));
        }
        while (heard[^1].Kind != WorkshopChangeKind.RoundRevealed);
        Assert.Equal(FeedSubscription.Capacity, heard.Count);
    }

    [Fact]
    public void Counts_come_at_most_four_times_a_second_and_the_last_is_never_lost()
    {
        var topic = new FeedTopic(clock);
        var screen = topic.TrySubscribe(withCounts: true)!;
        var heard = new List<long>();
        foreach (var number in Enumerable.Range(0, 1000))
        {
            Publish(number);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            while (screen.Reader.TryRead(out var change))
            {
                heard.Add(change.Version);
            }
        }

        Assert.InRange(heard.Count, 4, 5);

        Publish(1000);
        Publish(1001);
        clock.Advance(CountThrottle.Interval);
        Assert.True(screen.Reader.TryRead(out var last));
        Assert.Equal(1001, last.Version);
        Assert.False(screen.Reader.TryRead(out _));

        void Publish(long number) => topic.Publish(
            () => new WorkshopChange(Workshop, Round, WorkshopChangeKind.BallotsCounted, number), WorkshopChangeKind.BallotsCounted);
    }

    [Fact]
    public async Task Phones_are_not_woken_by_counts()
    {
        await using var phone = await SubscribeAsync(withCounts: false);

        feed.Publish(Workshop, WorkshopChangeKind.BallotsCounted, Round);
        feed.Publish(Workshop, WorkshopChangeKind.ParticipantsCounted);
        feed.Publish(Workshop, WorkshopChangeKind.RoundClosed, Round);

        Assert.Equal(WorkshopChangeKind.RoundClosed, (await NextAsync(phone)).Kind);
    }

    [Fact]
    public async Task Two_thousand_phones_hear_of_a_round_and_leave_nothing_behind()
    {
        using var leave = new CancellationTokenSource();
        var phones = new List<IAsyncEnumerator<WorkshopChange>>();
        foreach (var _ in Enumerable.Range(0, 2000))
        {
            phones.Add(await SubscribeAsync(withCounts: false, leave.Token));
        }

        Assert.Equal(2000, feed.Subscribers(Workshop));
        feed.Publish(Workshop, WorkshopChangeKind.RoundOpened, Round);
        foreach (var phone in phones)
        {
            Assert.Equal(WorkshopChangeKind.RoundOpened, (await NextAsync(phone)).Kind);
        }

        var ends = phones.Select(p => p.MoveNextAsync().AsTask()).ToList();
        await leave.CancelAsync();
        Assert.All(await Task.WhenAll(ends), Assert.False);
        Assert.Equal(0, feed.Subscribers(Workshop));
    }

    private async Task<IAsyncEnumerator<WorkshopChange>> SubscribeAsync(bool withCounts = true, CancellationToken cancellationToken = default)
    {
        var screen = feed.SubscribeAsync(Workshop, withCounts, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        Assert.Equal(WorkshopChangeKind.Subscribed, (await NextAsync(screen)).Kind);
        return screen;
    }

    private static async Task<WorkshopChange> NextAsync(IAsyncEnumerator<WorkshopChange> screen)
    {
        Assert.True(await screen.MoveNextAsync().AsTask().WaitAsync(Patience.Limit));
        return screen.Current;
    }
}
