using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts;

/// <summary>Rows of the audit log about an <see cref="Actor"/>. The log itself knows names and ids only, so that accounts can write to it.</summary>
public static class ActorAuditing
{
    /// <summary>Adds a row that is saved together with the caller's own changes.</summary>
    public static void Add(
        this AuditLog audit, CompassDbContext db, AuditAction action, Actor actor, Guid? subjectId = null, string detail = "") =>
        audit.Add(db, action, actor.UserId, actor.DisplayName, subjectId, detail);

    /// <summary>Records that somebody asked for what is not theirs.</summary>
    /// <param name="subjectId">Null where it is no single thing.</param>
    public static Task RefusedAsync(this AuditLog audit, Actor actor, Guid? subjectId, string detail, CancellationToken cancellationToken) =>
        audit.WriteAsync(AuditAction.AccessRefused, actor.UserId, actor.DisplayName, subjectId, detail, cancellationToken);

    /// <summary>
    /// Records that somebody asked for one of <paramref name="all"/> that they may not see. What is not there was refused to nobody. The log writes
    /// by itself: a transaction that holds the write lock has to end before.
    /// </summary>
    public static async Task NoteRefusalAsync<T>(
        this AuditLog audit, IQueryable<T> all, Guid id, Actor actor, string detail, CancellationToken cancellationToken)
        where T : class
    {
        if (await all.AnyAsync(row => EF.Property<Guid>(row, "Id") == id, cancellationToken))
        {
            await audit.RefusedAsync(actor, id, detail, cancellationToken);
        }
    }
}
