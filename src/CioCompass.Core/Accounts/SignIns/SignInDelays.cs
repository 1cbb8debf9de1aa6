using CioCompass.Core.Limits;

namespace CioCompass.Core.Accounts.SignIns;

/// <summary>
/// Slows down whoever guesses one account's password from one place: <see cref="FreeFailures"/> wrong ones are free, then each further one
/// must wait twice as long as the one before, from <see cref="First"/> to <see cref="Longest"/>. That leaves four tries an hour, and holds up
/// nobody who signs in from elsewhere. In memory only; a restart forgives.
/// </summary>
public sealed class SignInDelays(TimeProvider clock)
{
    public const int FreeFailures = 5;
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Time after the last failure when they are forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly LeastRecentlyUsed<Failures> places = new(FailureLimiter.DefaultCapacity);

    /// <returns>How long has to be waited before the next try, above zero; null when it may be tried.</returns>
    public TimeSpan? WaitOf(string place)
    {
        lock (gate)
        {
            return places.TryGet(place, out var failures) && failures.Until > Now ? failures.Until - Now : null;
        }
    }

    /// <summary>Counts a wrong password.</summary>
    /// <returns>Whether the next try has to wait.</returns>
    public bool Fail(string place)
    {
        lock (gate)
        {
            places.RemoveOldest(f => f.Last + Memory <= Now);
            var failures = places.GetOrAdd(place, () => new Failures());
            if (failures.Last + Memory <= Now)
            {
                failures.Count = 0;
            }

            failures.Count++;
            failures.Last = Now;
            failures.Until = Now + DelayAfter(failures.Count);
            return failures.Until > Now;
        }
    }

    /// <summary>Forgets the failures, after the right password.</summary>
    public void Forget(string place)
    {
        lock (gate)
        {
            places.Remove(place);
        }
    }

    /// <summary>Zero for the first ones; never above <see cref="Longest"/>.</summary>
    internal static TimeSpan DelayAfter(int failures) =>
        failures < FreeFailures ? TimeSpan.Zero
        : failures - FreeFailures >= 4 ? Longest
        : First * (1 << (failures - FreeFailures));

    private DateTimeOffset Now => clock.GetUtcNow();

    private sealed class Failures
    {
        public int Count { get; set; }

        public DateTimeOffset Last { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
