using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops.Phones.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Phones.Streams;

public sealed class PhoneStreamsTests : IDisposable
{
    private static readonly Guid Workshop = Guid.NewGuid();

    private readonly FakeTimeProvider clock = new();
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<WorkshopMetrics>().BuildServiceProvider();
    private readonly WorkshopFeed feed;
    private readonly PhoneStreams streams;

    public PhoneStreamsTests()
    {
        feed = new WorkshopFeed(clock);
        streams = new PhoneStreams(feed, services.GetRequiredService<WorkshopMetrics>(), clock, lifetime);
    }

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task A_phone_is_greeted_and_told_of_each_change_and_hears_a_beat_within_each_heartbeat()
    {
        await using var phone = new Listener(streams, Workshop);
        Assert.Equal("hello", await phone.NextAsync());

        feed.Publish(Workshop, WorkshopChangeKind.RoundOpened);
        Assert.Equal("change", await phone.NextAsync());
        clock.Advance(ListeningRoom.Heartbeat);
        Assert.Equal("beat", await phone.NextAsync());
        clock.Advance(ListeningRoom.Heartbeat);
        Assert.Equal("beat", await phone.NextAsync());
    }

    [Fact]
    public async Task A_phone_is_told_of_its_own_room_only_and_of_no_count_and_no_agreement()
    {
        await using var phone = new Listener(streams, Workshop);
        await using var other = new Listener(streams, Guid.NewGuid());
        await phone.NextAsync();
        await other.NextAsync();

        feed.Publish(Workshop, WorkshopChangeKind.BallotsCounted, Guid.NewGuid());
        feed.Publish(Workshop, WorkshopChangeKind.AnswerAgreed);
        feed.ReadAgain();
        Assert.Equal("hello", await phone.NextAsync());
        Assert.Equal("hello", await other.NextAsync());
        feed.Publish(Workshop, WorkshopChangeKind.RoundOpened);
        Assert.Equal("change", await phone.NextAsync());
        clock.Advance(ListeningRoom.Heartbeat);
        Assert.Equal("beat", await other.NextAsync());
    }

    [Fact]
    public async Task A_room_of_phones_takes_one_share_of_the_feed_and_leaves_nothing_behind()
    {
        var phones = Enumerable.Range(0, 200).Select(_ => new Listener(streams, Workshop)).ToList();
        Assert.All(await Task.WhenAll(phones.Select(p => p.NextAsync())), said => Assert.Equal("hello", said));
        Assert.Equal(1, feed.Subscribers(Workshop));

        feed.Publish(Workshop, WorkshopChangeKind.RoundClosed);
        Assert.All(await Task.WhenAll(phones.Select(p => p.NextAsync())), said => Assert.Equal("change", said));
        clock.Advance(ListeningRoom.Heartbeat);
        Assert.All(await Task.WhenAll(phones.Select(p => p.NextAsync())), said => Assert.Equal("beat", said));

        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }

        await Patience.UntilAsync(() => feed.Subscribers(Workshop) == 0);
    }

    [Fact]
    public async Task A_room_that_everybody_has_left_takes_phones_again()
    {
        await using (var first = new Listener(streams, Workshop))
        {
            await first.NextAsync();
        }

        await using var second = new Listener(streams, Workshop);
        Assert.Equal("hello", await second.NextAsync());
        feed.Publish(Workshop, WorkshopChangeKind.RoundOpened);

        Assert.Equal("change", await second.NextAsync());
    }

    [Fact]
    public async Task Streams_end_when_the_program_stops_and_none_begins_after_that()
    {
        await using var phone = new Listener(streams, Workshop);
        await phone.NextAsync();

        lifetime.StopApplication();
        await using var late = new Listener(streams, Workshop);

        await phone.Ended.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await late.Ended.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }
}
