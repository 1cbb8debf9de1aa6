using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CioCompass.Core.Workshops.Postgres;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Tells the screens of this process that a workshop changed, and nothing of what changed in it. A screen that falls behind loses the
/// oldest changes, never the latest; since it reads again at each, it misses nothing.
/// </summary>
/// <param name="relay">Tells other processes on the same database; null where there are none.</param>
public sealed class WorkshopFeed(TimeProvider clock, FeedRelay? relay = null)
{
    private readonly ConcurrentDictionary<Guid, FeedTopic> topics = new();
    private long version;

    /// <summary>
    /// Yields <see cref="WorkshopChangeKind.Subscribed"/> at once, then every change until it is cancelled, which ends the sequence
    /// without an exception.
    /// </summary>
    /// <param name="withCounts">False leaves out changes of numbers only, which two thousand phones have no need of.</param>
    public async IAsyncEnumerable<WorkshopChange> SubscribeAsync(
        Guid workshopId, bool withCounts = true, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (topic, subscription) = Subscribe(workshopId, withCounts);
        try
        {
            yield return Change(workshopId, WorkshopChangeKind.Subscribed, null);
            while (await NextAsync(subscription, cancellationToken) is { } change)
            {
                yield return change;
            }
        }
        finally
        {
            if (topic.Unsubscribe(subscription))
            {
                topics.TryRemove(KeyValuePair.Create(workshopId, topic));
            }
        }
    }

    /// <summary>Subscribers of a workshop now.</summary>
    public int Subscribers(Guid workshopId) => topics.TryGetValue(workshopId, out var topic) ? topic.Count : 0;

    /// <summary>Of a change that this process has committed.</summary>
    internal void Publish(Guid workshopId, WorkshopChangeKind kind, Guid? roundId = null)
    {
        Tell(workshopId, kind, roundId);
        relay?.Send(new FeedNotice(workshopId, kind, roundId));
    }

    /// <summary>Lets every screen read again, as if it had just come.</summary>
    internal void ReadAgain()
    {
        foreach (var workshopId in topics.Keys)
        {
            Tell(workshopId, WorkshopChangeKind.Subscribed, null);
        }
    }

    /// <summary>The screens of this process only.</summary>
    internal void Tell(Guid workshopId, WorkshopChangeKind kind, Guid? roundId)
    {
        if (topics.TryGetValue(workshopId, out var topic))
        {
            topic.Publish(() => Change(workshopId, kind, roundId), kind);
        }
    }

    private WorkshopChange Change(Guid workshopId, WorkshopChangeKind kind, Guid? roundId) =>
        new(workshopId, roundId, kind, Interlocked.Increment(ref version));

    private (FeedTopic Topic, FeedSubscription Subscription) Subscribe(Guid workshopId, bool withCounts)
    {
        while (true)
        {
            var topic = topics.GetOrAdd(workshopId, _ => new FeedTopic(clock));
            if (topic.TrySubscribe(withCounts) is { } subscription)
            {
                return (topic, subscription);
            }
        }
    }

    private static async ValueTask<WorkshopChange?> NextAsync(FeedSubscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            return await subscription.Reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
