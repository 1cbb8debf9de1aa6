using CioCompass.Core.Operations;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Accounts;

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

    private void Fail(string address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            limiter.Fail(address);
        }
    }
}
