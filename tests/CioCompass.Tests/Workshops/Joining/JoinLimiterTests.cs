using System.Net;
using CioCompass.Core.Limits;
using CioCompass.Core.Workshops.Joining;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Joining;

public sealed class JoinLimiterTests
{
    private static readonly IPAddress Room = IPAddress.Parse("192.0.2.1");

    private readonly FakeTimeProvider clock = new();
    private readonly JoinLimiter limiter;

    public JoinLimiterTests() => limiter = new JoinLimiter(clock);

    [Fact]
    public void The_eleventh_wrong_code_in_a_minute_is_refused_until_the_first_is_forgotten()
    {
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(limiter.Fail(Room)));
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(40), limiter.Fail(Room));

        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(limiter.Fail(Room));
    }

    [Fact]
    public void Another_address_is_not_held_to_account()
    {
        Assert.All(Enumerable.Range(0, 10), _ => limiter.Fail(Room));

        Assert.Null(limiter.Fail(IPAddress.Parse("192.0.2.2")));
        Assert.NotNull(limiter.Fail(Room.MapToIPv6()));
    }

    [Fact]
    public void An_IPv6_network_of_one_subscriber_counts_as_one_address()
    {
        foreach (var host in Enumerable.Range(1, 10))
        {
            limiter.Fail(IPAddress.Parse($"2001:db8:1:2::{host}"));
        }

        Assert.NotNull(limiter.Fail(IPAddress.Parse("2001:db8:1:2::ff")));
        Assert.Null(limiter.Fail(IPAddress.Parse("2001:db8:1:3::ff")));
    }

    [Fact]
    public void Memory_is_bounded_and_freed_again()
    {
        foreach (var number in Enumerable.Range(0, FailureLimiter.DefaultCapacity + 500))
        {
            limiter.Fail(new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]));
        }

        Assert.Equal(FailureLimiter.DefaultCapacity, limiter.Remembered);
        clock.Advance(JoinLimiter.Window);
        Assert.Null(limiter.Fail(Room));
        Assert.Equal(1, limiter.Remembered);
    }
}
