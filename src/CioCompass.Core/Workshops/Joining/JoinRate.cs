using System.Threading.RateLimiting;

namespace CioCompass.Core.Workshops.Joining;

/// <summary>
/// Limits how fast phones join one workshop, from whatever addresses: generous for a room that scans the code at once, and an end to a
/// program that joins for ever. Each process counts by itself.
/// </summary>
public sealed class JoinRate : IDisposable
{
    /// <summary>Phones of a workshop whose facilitator has not said how many people are there: more than any room holds.</summary>
    internal const int AnyRoom = 15_000;

    private readonly TimeSpan period;

    /// <summary>A changed expectation begins a new count.</summary>
    private readonly PartitionedRateLimiter<(Guid WorkshopId, int? Expected)> limiter;

    public JoinRate()
        : this(TimeSpan.FromSeconds(1))
    {
    }

    /// <param name="period">After which some more phones may join. The limiter takes no clock: a test that waits for none chooses a long one.</param>
    internal JoinRate(TimeSpan period)
    {
        this.period = period;
        limiter = PartitionedRateLimiter.Create<(Guid WorkshopId, int? Expected), (Guid WorkshopId, int? Expected)>(
            room => RateLimitPartition.GetTokenBucketLimiter(room, r => Bucket(Burst(r.Expected))));
    }

    /// <param name="expected">People in the room; null where it is not known.</param>
    /// <returns>Null when the phone may join; otherwise how long it has to wait, above zero.</returns>
    public TimeSpan? Take(Guid workshopId, int? expected)
    {
        using var lease = limiter.AttemptAcquire((workshopId, expected));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : period;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>Phones at once; as many again in a minute. Some lose their cookie, or are joined by another browser of the same phone.</summary>
    internal static int Burst(int? expected) => expected is { } people ? (3 * people) + 50 : AnyRoom;

    private TokenBucketRateLimiterOptions Bucket(int burst) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, burst / 60),
        ReplenishmentPeriod = period,
        QueueLimit = 0,
    };
}
