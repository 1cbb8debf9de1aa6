namespace CioCompass.Core.Data.Deletion;

/// <summary>Waits for those who read at that moment.</summary>
internal static class TraceRemoval
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Removes from the disk what the last commit has deleted. What could not be done in a few seconds is done by the next upkeep.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    /// <remarks>It follows a commit, so it takes no cancellation: a page that goes away must not leave traces behind.</remarks>
    public static Task<bool> RemoveTracesAsync(this IDatabaseUpkeep upkeep) =>
        UntilAsync(() => upkeep.TryRemoveTracesAsync(CancellationToken.None), tries: 40);

    /// <summary>Tries every twentieth of a second.</summary>
    /// <returns>Whether it was done in that many tries.</returns>
    public static async Task<bool> UntilAsync(Func<Task<bool>> isDone, int tries)
    {
        for (var attempt = 1; attempt <= tries; attempt++)
        {
            if (await isDone())
            {
                return true;
            }

            // Real time also under a test's clock: it waits for other connections, not for an hour of the day.
            await Task.Delay(Pause);
        }

        return false;
    }
}
