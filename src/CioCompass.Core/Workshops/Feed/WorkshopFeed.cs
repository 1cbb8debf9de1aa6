using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Postgres;

namespace CioCompass.Core.Workshops.Feed;

/// <summary>
/// Tells the screens of this process that a workshop changed, and nothing of what changed in it. A screen that falls behind loses the
/// oldest changes, never the latest; since it reads again at each, it misses nothing.
/// </summary>
/// <param name="relay">Tells other processes on the same database; null where there are none.</param>
/// <param name="changes">What is kept in memory and has to be dropped; null where the database itself tells of changes.</param>
public sealed class WorkshopFeed(TimeProvider clock, FeedRelay? relay = null, HeardChanges? changes = null)
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

    /// <summary>Workshops that have subscribers now.</summary>
    internal IReadOnlyCollection<Guid> Watched => [.. topics.Keys];

    /// <summary>Tells of a change that this process has committed.</summary>
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

    /// <summary>The screens of this process only, after what is kept of the workshop has been dropped.</summary>
    internal void Tell(Guid workshopId, WorkshopChangeKind kind, Guid? roundId)
    {
        Drop(workshopId, kind, roundId);
        if (topics.TryGetValue(workshopId, out var topic))
        {
            topic.Publish(() => Change(workshopId, kind, roundId), kind);
        }
    }

    private void Drop(Guid workshopId, WorkshopChangeKind kind, Guid? roundId)
    {
        switch (kind)
        {
            case WorkshopChangeKind.ParticipantsCounted:
                break;
            case WorkshopChangeKind.ParticipantLeft:
                changes?.PhoneLeft();
                break;
            case WorkshopChangeKind.BallotsCounted when roundId is { } round:
                changes?.Voted(workshopId, round);
                break;
            default:
                changes?.Changed(workshopId);
                break;
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
