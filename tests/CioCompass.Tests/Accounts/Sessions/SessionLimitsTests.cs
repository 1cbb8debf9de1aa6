using System.Globalization;
using System.Security.Claims;
using CioCompass.Web.Features.Accounts.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Accounts.Sessions;

public sealed class SessionLimitsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_open_page_ends_after_an_hour_in_which_nobody_did_anything()
    {
        var (limits, user) = (new SessionLimits(clock), SignedInNow());
        limits.Touch(user);

        clock.Advance(TimeSpan.FromMinutes(60));
        Assert.True(limits.Allow(user));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(limits.Allow(user));
        Assert.False(limits.Allow(user));
    }

    [Fact]
    public void What_is_done_on_one_page_keeps_the_others_of_the_sign_in_open_but_not_those_of_another()
    {
        var (limits, user) = (new SessionLimits(clock), SignedInNow());
        limits.Touch(user);
        clock.Advance(TimeSpan.FromSeconds(1));
        var another = SignedInNow();
        limits.Touch(another);

        for (var quarter = 0; quarter < 8; quarter++)
        {
            clock.Advance(TimeSpan.FromMinutes(15));
            limits.Touch(user);
        }

        Assert.True(limits.Allow(user));
        Assert.False(limits.Allow(another));
    }

    [Fact]
    public void Twelve_hours_after_the_sign_in_every_page_ends_however_much_is_done()
    {
        var (limits, user) = (new SessionLimits(clock), SignedInNow());
        for (var minute = 0; minute < 12 * 60; minute += 30)
        {
            limits.Touch(user);
            Assert.True(limits.Allow(user));
            clock.Advance(TimeSpan.FromMinutes(30));
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        limits.Touch(user);
        Assert.False(limits.Allow(user));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yesterday")]
    public void Without_the_time_of_the_sign_in_a_page_does_not_stay_open(string? signedInAt) =>
        Assert.False(new SessionLimits(clock).Allow(User(signedInAt)));

    private ClaimsPrincipal SignedInNow() => User(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    private static ClaimsPrincipal User(string? signedInAt)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "0199")], "test");
        if (signedInAt is not null)
        {
            identity.AddClaim(new Claim("signed_in_at", signedInAt));
        }

        return new ClaimsPrincipal(identity);
    }
}
