using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Auditing;

/// <summary>Writes the audit log. Rows are added to the caller's context where there is one, so that they commit with what they record.</summary>
public sealed class AuditLog(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    /// <summary>Adds a row that is saved together with the caller's own changes.</summary>
    /// <param name="actorId">Null where nobody is signed in.</param>
    public void Add(CompassDbContext db, AuditAction action, Guid? actorId, string actorName, Guid? subjectId, string detail) =>
        db.AuditEntries.Add(Entry(action, actorId, actorName, subjectId, detail));

    /// <summary>Adds a row about a reader who is not signed in, saved together with the caller's own changes.</summary>
    public void AddUnsigned(CompassDbContext db, AuditAction action, string readerName, Guid? subjectId, string detail) =>
        db.AuditEntries.Add(Entry(action, null, readerName, subjectId, detail));

    /// <summary>Writes a row at once, for events that change nothing else.</summary>
    public async Task WriteAsync(
        AuditAction action, Guid? actorId, string actorName, Guid? subjectId, string detail, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        Add(db, action, actorId, actorName, subjectId, detail);
        await db.SaveChangesAsync(cancellationToken);
    }

    private AuditEntry Entry(AuditAction action, Guid? actorId, string actorName, Guid? subjectId, string detail)
    {
        var kept = detail.Length <= AuditEntry.DetailMaxLength ? detail : detail[..AuditEntry.DetailMaxLength];
        return new AuditEntry(clock.GetUtcNow().UtcDateTime, action, actorId, actorName, subjectId, kept);
    }
}
