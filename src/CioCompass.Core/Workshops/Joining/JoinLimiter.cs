using System.Net;
using CioCompass.Core.Limits;

namespace CioCompass.Core.Workshops.Joining;

/// <summary>
/// Counts wrong join codes per network: <see cref="FailuresAtMost"/> in <see cref="Window"/>, further ones are refused until the oldest
/// is forgotten. Only failures count, since a whole room shares one address.
/// </summary>
public sealed class JoinLimiter(TimeProvider clock)
{
    public const int FailuresAtMost = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FailureLimiter failures = new(FailuresAtMost, Window, clock);

    internal int Remembered => failures.Remembered;

    /// <summary>Notes a wrong code.</summary>
    /// <returns>Null when the answer may be "unknown"; otherwise how long the network must wait, above zero.</returns>
    public TimeSpan? Fail(IPAddress? address)
    {
        var network = ClientNetwork.Of(address);
        if (failures.WaitOf(network) is { } wait)
        {
            return wait;
        }

        failures.Fail(network);
        return null;
    }
}
