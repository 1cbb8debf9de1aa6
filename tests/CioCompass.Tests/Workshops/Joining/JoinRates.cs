using CioCompass.Core.Workshops.Joining;

namespace CioCompass.Tests.Workshops.Joining;

internal static class JoinRates
{
    /// <summary>Longer than any test runs, however slow the machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A rate that gives nothing back while a test runs.</summary>
    public static JoinRate WithoutRefill() => new(Longest);

    /// <summary>Lets phones join until no more may.</summary>
    /// <returns>How long the first that may not has to wait.</returns>
    public static TimeSpan Spend(this JoinRate rate, Guid workshop, int expected)
    {
        while (true)
        {
            if (rate.Take(workshop, expected) is { } wait)
            {
                return wait;
            }
        }
    }
}
