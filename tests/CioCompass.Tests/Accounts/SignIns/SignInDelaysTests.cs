using CioCompass.Core.Accounts.SignIns;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Accounts.SignIns;

public sealed class SignInDelaysTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly SignInDelays delays;

    public SignInDelaysTests() => delays = new SignInDelays(clock);

    [Fact]
    public void Four_failures_are_free_and_from_the_fifth_on_the_wait_doubles_up_to_a_quarter_of_an_hour()
    {
        var waits = Enumerable.Range(0, 11).Select(_ =>
        {
            var next = delays.Fail("carla") ? delays.WaitOf("carla")!.Value : TimeSpan.Zero;
            clock.Advance(next);
            return next.TotalMinutes;
        });

        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15], waits);
    }

    [Fact]
    public void Somebody_elsewhere_does_not_wait()
    {
        Fail("carla here", 9);

        Assert.Null(delays.WaitOf("carla elsewhere"));
    }

    [Fact]
    public void The_right_password_forgets_the_wrong_ones_and_so_does_an_hour()
    {
        Fail("carla", 4);
        delays.Forget("carla");
        Fail("carla", 4);
        Assert.Null(delays.WaitOf("carla"));

        clock.Advance(SignInDelays.Memory);
        Fail("carla", 4);
        Assert.Null(delays.WaitOf("carla"));
    }

    [Property]
    public bool Whoever_tries_as_often_as_allowed_gets_no_more_than_a_dozen_tries_in_the_first_hour(byte pause)
    {
        var (time, tries) = (new FakeTimeProvider(), 0);
        var limited = new SignInDelays(time);
        for (var end = time.GetUtcNow().AddHours(1); time.GetUtcNow() < end; time.Advance(TimeSpan.FromSeconds(1 + (pause % 30))))
        {
            if (limited.WaitOf("carla") is null)
            {
                limited.Fail("carla");
                tries++;
            }
        }

        return tries <= 12;
    }

    private void Fail(string place, int times)
    {
        for (var i = 0; i < times; i++)
        {
            delays.Fail(place);
        }
    }
}
