namespace CioCompass.Core.Workshops.Feed;

/// <summary>Lets one of many equal notices through per <see cref="Interval"/>: the first at once, the last never lost.</summary>
internal sealed class CountThrottle(TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private long? last;
    private ITimer? waiting;
    private Action? latest;

    public void Run(Action notify)
    {
        lock (gate)
        {
            latest = notify;
            if (waiting is not null)
            {
                return;
            }

            var since = last is { } l ? clock.GetElapsedTime(l) : Interval;
            if (since < Interval)
            {
                waiting = clock.CreateTimer(_ => Fire(), null, Interval - since, Timeout.InfiniteTimeSpan);
                return;
            }

            last = clock.GetTimestamp();
        }

        notify();
    }

    private void Fire()
    {
        Action? notify;
        lock (gate)
        {
            waiting?.Dispose();
            waiting = null;
            last = clock.GetTimestamp();
            notify = latest;
        }

        notify?.Invoke();
    }
}
