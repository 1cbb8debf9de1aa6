using CioCompass.Core.Limits;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Limits;

public sealed class OnceOnlyTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly OnceOnly<string> once;

    public OnceOnlyTests() => once = new OnceOnly<string>(clock);

    [Fact]
    public async Task Who_asks_while_it_is_being_done_or_just_after_gets_the_same_answer()
    {
        var (work, runs) = (new TaskCompletionSource<string>(), 0);

        var both = new[] { AskAsync(), AskAsync() };
        work.SetResult("made");

        Assert.Equal(["made", "made"], await Task.WhenAll(both));
        Assert.Equal("made", await AskAsync());
        Assert.Equal(1, runs);
        Assert.True(once.Knows("key"));

        Task<string> AskAsync() => once.RunAsync("key", () => { runs++; return work.Task; }, _ => true);
    }

    [Fact]
    public async Task A_refusal_or_a_failure_lets_the_next_one_try()
    {
        Assert.Equal("refused", await once.RunAsync("key", () => Task.FromResult("refused"), answer => answer == "made"));
        await Assert.ThrowsAsync<IOException>(() => once.RunAsync("key", () => throw new IOException(), _ => true));

        Assert.Equal("made", await once.RunAsync("key", () => Task.FromResult("made"), answer => answer == "made"));
        Assert.Equal("made", await once.RunAsync("key", () => Task.FromResult("again"), answer => answer == "made"));
    }

    [Fact]
    public async Task Another_key_is_another_thing_and_a_moment_later_it_is_forgotten()
    {
        await once.RunAsync("key", () => Task.FromResult("first"), _ => true);
        Assert.Equal("other", await once.RunAsync("other", () => Task.FromResult("other"), _ => true));

        clock.Advance(OnceOnly<string>.Remembered + TimeSpan.FromSeconds(1));

        Assert.Equal("second", await once.RunAsync("key", () => Task.FromResult("second"), _ => true));
    }
}
