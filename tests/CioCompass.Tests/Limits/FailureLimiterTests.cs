using System.Net;
using CioCompass.Core.Limits;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Limits;

public sealed class FailureLimiterTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly FailureLimiter limiter;

    public FailureLimiterTests() => limiter = new FailureLimiter(limit: 10, TimeSpan.FromMinutes(15), clock);

    [Fact]
    public void Nine_failures_let_an_address_try_again_and_the_tenth_makes_it_wait()
    {
        Fail("a", 9);
        Assert.Null(limiter.WaitOf("a"));

        limiter.Fail("a");

        Assert.Equal(TimeSpan.FromMinutes(15), limiter.WaitOf("a"));
    }

    [Fact]
    public void An_address_may_try_again_when_its_first_failure_is_past()
    {
        Fail("a", 5);
        clock.Advance(TimeSpan.FromMinutes(5));
        Fail("a", 5);

        Assert.Equal(TimeSpan.FromMinutes(10), limiter.WaitOf("a"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(limiter.WaitOf("a"));
    }

    [Fact]
    public void Other_addresses_are_not_held_up()
    {
        Fail("a", 20);

        Assert.Null(limiter.WaitOf("b"));
    }

    [Fact]
    public void A_flood_from_many_addresses_still_counts_the_next_one()
    {
        for (var i = 0; i < 12_000; i++)
        {
            limiter.Fail($"address {i}");
        }

        Fail("a", 10);
        Assert.NotNull(limiter.WaitOf("a"));
    }

    [Fact]
    public void A_full_memory_loses_the_oldest_entry_and_no_other()
    {
        var small = new FailureLimiter(limit: 1, TimeSpan.FromMinutes(15), clock, capacity: 3);
        foreach (var address in (string[])["a", "b", "c", "a", "d"])
        {
            small.Fail(address);
        }

        Assert.Null(small.WaitOf("b"));
        Assert.All((string[])["a", "c", "d"], address => Assert.NotNull(small.WaitOf(address)));
        Assert.Equal(3, small.Remembered);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_address_of_IPv6_counts_with_its_whole_network(string one, string other, bool same) =>
        Assert.Equal(same, ClientNetwork.Of(IPAddress.Parse(one)) == ClientNetwork.Of(IPAddress.Parse(other)));

    private void Fail(string address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            limiter.Fail(address);
        }
    }
}
