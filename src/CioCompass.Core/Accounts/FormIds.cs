using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts;

/// <summary>
/// A form chooses the id of what it will make. Sent twice, by a double click or because the answer was lost on its way, it makes one thing:
/// the second time the id is there, made by the same person.
/// </summary>
internal static class FormIds
{
    /// <summary>Whether this person has made exactly that; within the caller's transaction, which has begun by taking the write lock.</summary>
    public static Task<bool> WasMadeAsync(
        this CompassDbContext db, AuditAction made, Guid id, Actor actor, CancellationToken cancellationToken) =>
        db.AuditEntries.AnyAsync(e => e.SubjectId == id && e.Action == made && e.ActorId == actor.UserId, cancellationToken);
}
