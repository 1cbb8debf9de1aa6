using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Data.Transactions;

public sealed class OvertakingTests
{
    private int tries;

    [Fact]
    public async Task An_overtaken_change_is_made_again()
    {
        Assert.Equal("done", await Overtaking.RetryAsync(() => OvertakenAsync(times: 4)));
        Assert.Equal(5, tries);
    }

    [Fact]
    public async Task A_change_that_is_overtaken_again_and_again_fails_in_the_end()
    {
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Overtaking.RetryAsync(() => OvertakenAsync(times: 5)));
        Assert.Equal(5, tries);
    }

    [Fact]
    public async Task A_change_that_fails_for_another_reason_is_not_tried_again()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => Overtaking.RetryAsync<string>(() =>
        {
            tries++;
            throw new DbUpdateException("No such column.");
        }));
        Assert.Equal(1, tries);
    }

    private Task<string> OvertakenAsync(int times) =>
        tries++ < times ? throw new DbUpdateConcurrencyException("Somebody was first.") : Task.FromResult("done");
}
