using System.Net;
using System.Net.Sockets;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Counts wrong join codes per address: <see cref="FailuresAtMost"/> in <see cref="Window"/>, further ones are refused until the oldest
/// is forgotten. Only failures count, since a whole room shares one address.
/// </summary>
public sealed class JoinLimiter(TimeProvider clock)
{
    public const int FailuresAtMost = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Addresses remembered at once; beyond it a wrong code from a new address is refused until old ones are forgotten.</summary>
    internal const int AddressesAtMost = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, Queue<long>> failures = [];

    internal int Remembered
    {
        get
        {
            lock (gate)
            {
                return failures.Count;
            }
        }
    }

    /// <summary>Notes a wrong code.</summary>
    /// <returns>Null when the answer may be "unknown"; otherwise how long the address must wait, above zero.</returns>
    public TimeSpan? Fail(IPAddress? address)
    {
        var key = Network(address ?? IPAddress.None);
        var now = clock.GetTimestamp();
        lock (gate)
        {
            if (!failures.TryGetValue(key, out var times))
            {
                if (failures.Count >= AddressesAtMost)
                {
                    ForgetOld(now);
                }

                if (failures.Count >= AddressesAtMost)
                {
                    return Window;
                }

                failures[key] = times = new Queue<long>(1);
            }

            while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= Window)
            {
                times.Dequeue();
            }

            if (times.Count >= FailuresAtMost)
            {
                return Window - clock.GetElapsedTime(times.Peek(), now);
            }

            times.Enqueue(now);
            return null;
        }
    }

    private void ForgetOld(long now)
    {
        foreach (var (key, times) in failures)
        {
            if (times.All(t => clock.GetElapsedTime(t, now) >= Window))
            {
                failures.Remove(key);
            }
        }
    }

    /// <summary>An IPv6 subscriber owns a whole /64, so that is what counts as one address.</summary>
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
