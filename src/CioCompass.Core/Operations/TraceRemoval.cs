namespace CioCompass.Core.Operations;

/// <summary>Waits for those who read at that moment.</summary>
internal static class TraceRemoval
{
    private const int Tries = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Removes from the disk what the last commit has deleted. What could not be done in a few seconds is done by the next upkeep.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    /// <remarks>It follows a commit, so it takes no cancellation: a page that goes away must not leave traces behind.</remarks>
    public static async Task<bool> RemoveTracesAsync(this IDatabaseUpkeep upkeep)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await upkeep.TryRemoveTracesAsync(CancellationToken.None))
            {
                return true;
            }

            // Real time also under a test's clock: it waits for other connections, not for an hour of the day.
            await Task.Delay(Pause);
        }

        return false;
    }
}
