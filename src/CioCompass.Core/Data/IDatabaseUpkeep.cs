namespace CioCompass.Core.Data;

/// <summary>Maintenance that a database does not do by itself.</summary>
public interface IDatabaseUpkeep
{
    /// <summary>
    /// Removes from the disk what a closed round or workshop has deleted, and gives the room back. Does nothing while somebody reads or
    /// writes.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    Task<bool> TryRemoveTracesAsync(CancellationToken cancellationToken);

    /// <summary>Writes the whole database anew, so that nothing of deleted rows stays in its files. Others wait meanwhile.</summary>
    /// <returns>False where it could not be done, for want of room or because somebody read all the time; what is deleted stays deleted.</returns>
    /// <remarks>It follows a commit, so it takes no cancellation: a page that goes away must not leave traces behind.</remarks>
    Task<bool> RewriteAsync();
}
