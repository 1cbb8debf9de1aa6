using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Transactions;

/// <summary>Changes that look again where somebody else's change of the same rows came first.</summary>
internal static class Overtaking
{
    /// <summary>Tries of one change: each that is overtaken means that another one got through.</summary>
    private const int TriesAtMost = 5;

    /// <summary>Makes a change again, from reading on, while it is overtaken (<see cref="WriteFailures.IsOvertaken"/>).</summary>
    /// <param name="change">With a context of its own, so that it sees what the others left.</param>
    /// <exception cref="DbUpdateException">The last try was overtaken too, or failed for another reason.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException e) when (attempt < TriesAtMost && e.IsOvertaken())
            {
                // Read and decide again.
            }
        }
    }
}
