using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>Finds the names of what audit rows are about, also of what is deleted and not purged yet.</summary>
internal static class AuditSubjects
{
    /// <summary>Finds the subjects with as many queries as there are kinds, however many ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AuditSubject>> FindAsync(
        CompassDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, AuditSubject>();
        await AddAsync(AuditSubjectKind.Person, db.Users.Where(u => ids.Contains(u.Id)).Select(u => new Named(u.Id, u.DisplayName)));
        await AddAsync(AuditSubjectKind.Organisation, db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new Named(o.Id, o.Name)));
        await AddAsync(AuditSubjectKind.Assessment, db.Assessments.Where(a => ids.Contains(a.Id)).Select(a => new Named(a.Id, a.Title)));
        await AddAsync(AuditSubjectKind.Workshop, db.Workshops.Where(w => ids.Contains(w.Id)).Select(w => new Named(w.Id, w.Assessment.Title)));
        await AddAsync(AuditSubjectKind.Round, db.Rounds.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Workshop.Assessment.Title)));
        await AddAsync(AuditSubjectKind.Action, db.ActionItems.Where(a => ids.Contains(a.Id)).Select(a => new Named(a.Id, a.Assessment.Title)));
        return found;

        async Task AddAsync(AuditSubjectKind kind, IQueryable<Named> names)
        {
            foreach (var (id, name) in await names.ToListAsync(cancellationToken))
            {
                found[id] = new AuditSubject(kind, name);
            }
        }
    }

    private sealed record Named(Guid Id, string Name);
}
