namespace CioCompass.Core.Operations;

/// <summary>What a database does not do by itself.</summary>
public interface IDatabaseUpkeep
{
    /// <summary>
    /// Removes from the disk what a closed round or workshop has deleted, and gives the room back. Does nothing while somebody reads or
    /// writes; the caller tries again.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    Task<bool> RemoveTracesAsync(CancellationToken cancellationToken);
}
