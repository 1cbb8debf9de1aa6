using System.Data.Common;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Content;

/// <summary>Steps that publishing the questions and publishing a statistic share: when a draft may become a version, and who is first.</summary>
internal static partial class Publication
{
    /// <param name="seen">Version of the draft that the administrator saw.</param>
    /// <param name="published">Number of the published version; 0 where there is none.</param>
    /// <param name="saysTheSame">Whether a draft's body says what that version says.</param>
    /// <returns>Why the draft is not published, whatever it says; null where nothing stands in the way.</returns>
    public static PublishOutcome? Obstacle(ContentDraft? draft, Guid seen, int published, Func<string, bool> saysTheSame) =>
        draft is null ? PublishOutcome.NotFound
        : draft.Version != seen ? PublishOutcome.Conflict
        : draft.BaseVersion != published ? PublishOutcome.Outdated
        : saysTheSame(draft.Body) ? PublishOutcome.Unchanged
        : null;

    /// <summary>Stores the new version, and the draft's end with it.</summary>
    /// <returns>
    /// Published; a conflict where somebody else was first: their version has the number, or their publication took the draft away; not
    /// stored where the database failed, which is logged.
    /// </returns>
    public static async Task<PublishOutcome> CommitAsync(
        CompassDbContext db, IDbContextTransaction transaction, ContentDraft draft, ILogger logger, CancellationToken cancellationToken)
    {
        db.ContentDrafts.Remove(draft);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return PublishOutcome.Published;
        }
        catch (DbUpdateException e) when (e.IsOvertaken())
        {
            return PublishOutcome.Conflict;
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            Log.NotStored(logger, draft.Kind, draft.Key, e);
            return PublishOutcome.NotStored;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The database did not store a new version of {Kind} {Key}; nothing was published")]
        public static partial void NotStored(ILogger logger, ContentKind kind, string key, Exception exception);
    }
}
