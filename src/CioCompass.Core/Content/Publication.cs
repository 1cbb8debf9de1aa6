using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CioCompass.Core.Content;

/// <summary>What publishing the questions and publishing a statistic share: when a draft may become a version, and who is first.</summary>
internal static class Publication
{
    /// <param name="seen">Version of the draft that the administrator saw.</param>
    /// <param name="published">Number of the published version; 0 where there is none.</param>
    /// <param name="publishedBody">That version as a draft; null where there is none.</param>
    /// <returns>Why the draft is not published, whatever it says; null where nothing stands in the way.</returns>
    public static PublishOutcome? Obstacle(ContentDraft? draft, Guid seen, int published, string? publishedBody) =>
        draft is null ? PublishOutcome.NotFound
        : draft.Version != seen ? PublishOutcome.Conflict
        : draft.BaseVersion != published ? PublishOutcome.Outdated
        : draft.Body == publishedBody ? PublishOutcome.Unchanged
        : null;

    /// <summary>Stores the new version, and the draft's end with it.</summary>
    /// <returns>False where somebody else was first: their version has the number, or their publication took the draft away.</returns>
    public static async Task<bool> CommitAsync(
        CompassDbContext db, IDbContextTransaction transaction, ContentDraft draft, CancellationToken cancellationToken)
    {
        db.ContentDrafts.Remove(draft);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
