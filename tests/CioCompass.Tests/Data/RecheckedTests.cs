using CioCompass.Core.Data;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Data;

public sealed class RecheckedTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_slow_read_from_before_never_overwrites_a_newer_publication()
    {
        var known = new Rechecked<string>(clock);
        var slow = new TaskCompletionSource<string>();

        var before = known.LookAsync(_ => slow.Task);
        await known.LookAsync(_ => Task.FromResult("published"));
        slow.SetResult("old");

        Assert.Equal("old", await before);
        Assert.Equal("published", known.Fresh);
    }

    [Fact]
    public async Task What_was_looked_at_is_fresh_for_half_a_minute_and_then_looked_at_with_what_is_known()
    {
        var known = new Rechecked<string>(clock);
        Assert.Null(known.Fresh);

        await known.LookAsync(_ => Task.FromResult("first"));
        clock.Advance(Rechecked<string>.LongestUnchecked - TimeSpan.FromSeconds(1));
        Assert.Equal("first", known.Fresh);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(known.Fresh);
        Assert.Equal("first", await known.LookAsync(before => Task.FromResult(before!)));
        Assert.Equal("first", known.Fresh);
    }
}
