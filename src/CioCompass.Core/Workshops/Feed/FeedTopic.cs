using System.Threading.Channels;

namespace CioCompass.Core.Workshops.Feed;

/// <summary>One screen's share of the feed: a few changes; a slow reader loses the oldest.</summary>
internal sealed class FeedSubscription(bool withCounts)
{
    public const int Capacity = 8;

    private readonly Channel<WorkshopChange> changes = Channel.CreateBounded<WorkshopChange>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public bool WithCounts => withCounts;

    public ChannelReader<WorkshopChange> Reader => changes.Reader;

    public void Offer(WorkshopChange change) => changes.Writer.TryWrite(change);
}

/// <summary>The subscribers of one workshop.</summary>
internal sealed class FeedTopic(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<FeedSubscription> subscriptions = [];
    private readonly CountThrottle ballots = new(clock);
    private readonly CountThrottle participants = new(clock);
    private bool isGone;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return subscriptions.Count;
            }
        }
    }

    /// <returns>Null when the last subscriber left meanwhile and the topic is no longer used.</returns>
    public FeedSubscription? TrySubscribe(bool withCounts)
    {
        lock (gate)
        {
            if (isGone)
            {
                return null;
            }

            var subscription = new FeedSubscription(withCounts);
            subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <returns>True when it was the last one; the topic then takes no more.</returns>
    public bool Unsubscribe(FeedSubscription subscription)
    {
        lock (gate)
        {
            subscriptions.Remove(subscription);
            isGone = subscriptions.Count == 0;
            return isGone;
        }
    }

    /// <param name="make">Called when it is sent, so that versions grow in the order of sending.</param>
    public void Publish(Func<WorkshopChange> make, WorkshopChangeKind kind)
    {
        switch (kind)
        {
            case WorkshopChangeKind.BallotsCounted:
                ballots.Run(() => Send(make));
                break;
            case WorkshopChangeKind.ParticipantsCounted or WorkshopChangeKind.ParticipantLeft:
                participants.Run(() => Send(make));
                break;
            default:
                Send(make);
                break;
        }
    }

    private void Send(Func<WorkshopChange> make)
    {
        lock (gate)
        {
            var change = make();
            foreach (var subscription in subscriptions)
            {
                if (subscription.WithCounts || !change.IsCount)
                {
                    subscription.Offer(change);
                }
            }
        }
    }
}
