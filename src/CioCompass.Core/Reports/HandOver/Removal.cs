using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Takes an assessment out of the database, and what it left in the file.</summary>
public sealed class Removal(IDatabaseUpkeep upkeep, AuditLog audit)
{
    /// <summary>Inside the caller's transaction; the audit log gets the counts, and nothing of what was said.</summary>
    internal async Task<RemovedCounts> RemoveAsync(
        CompassDbContext db, Assessment assessment, bool alsoOrganisation, Actor actor, CancellationToken cancellationToken)
    {
        var counts = await TakeOutAsync(db, [assessment.Id], cancellationToken);
        var others = await db.Assessments.AnyAsync(
            a => a.OrganisationId == assessment.OrganisationId && a.DeletedAt == null, cancellationToken);
        if (alsoOrganisation && !others)
        {
            counts = await LeaveAsync(db, assessment.OrganisationId, counts, actor, cancellationToken);
        }

        audit.Add(db, AuditAction.HandedOver, actor, assessment.Id, Detail(counts));
        await db.SaveChangesAsync(cancellationToken);
        return counts;
    }

    /// <summary>After the commit: what the deleted rows left in the file and in its log.</summary>
    /// <returns>Whether nothing is left.</returns>
    internal Task<bool> EraseTracesAsync() => upkeep.RewriteAsync();

    /// <summary>
    /// Takes assessments out with all that belongs to them, also what is going on in an open workshop. Inside the caller's transaction,
    /// which must still save and commit.
    /// </summary>
    internal static async Task<RemovedCounts> TakeOutAsync(
        CompassDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var counts = await CountAsync(db, ids, cancellationToken);
        var isLive = await db.Workshops.AnyAsync(w => ids.Contains(w.AssessmentId) && w.Status == WorkshopStatus.Open, cancellationToken);

        // Everything of an assessment hangs on its row by cascading foreign keys, except the tables of what is going on now.
        await db.Assessments.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        if (isLive)
        {
            await db.EraseAllButAsync<OpenBallot>(
                all => all.Where(b => db.Rounds.Any(r => r.Id == b.RoundId && r.Status == RoundStatus.Open)), cancellationToken);
            await db.EraseAllButAsync<RoundSecret>(
                all => all.Where(s => db.Rounds.Any(r => r.Id == s.RoundId && r.Status == RoundStatus.Open)), cancellationToken);
            await db.EraseAllButAsync<Participant>(
                all => all.Where(p => db.Workshops.Any(w => w.Id == p.WorkshopId && w.Status == WorkshopStatus.Open)), cancellationToken);
        }

        return counts;
    }

    /// <summary>For the audit log.</summary>
    internal static string Detail(RemovedCounts c) => string.Create(
        CultureInfo.InvariantCulture,
        $"responses {c.Responses}, workshops {c.Workshops}, rounds {c.Rounds}, ballots {c.Ballots}, agreed answers {c.AgreedAnswers}, actions {c.Actions}, links {c.SharedLinks}, organisation {(c.Organisation ? "removed" : c.Membership ? "left" : "kept")}");

    private static async Task<RemovedCounts> CountAsync(
        CompassDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => new(
        await db.Set<Response>().CountAsync(r => ids.Contains(r.AssessmentId), cancellationToken),
        await db.Workshops.CountAsync(w => ids.Contains(w.AssessmentId), cancellationToken),
        await db.Rounds.CountAsync(r => ids.Contains(r.Workshop.AssessmentId), cancellationToken),
        await db.Ballots.CountAsync(b => db.Rounds.Any(r => r.Id == b.RoundId && ids.Contains(r.Workshop.AssessmentId)), cancellationToken),
        await db.AgreedAnswers.CountAsync(g => ids.Contains(g.AssessmentId), cancellationToken),
        await db.ActionItems.CountAsync(i => ids.Contains(i.AssessmentId), cancellationToken),
        await db.SharedLinks.CountAsync(l => ids.Contains(l.AssessmentId), cancellationToken),
        false, false, false);

    private static async Task<RemovedCounts> LeaveAsync(
        CompassDbContext db, Guid organisationId, RemovedCounts counts, Actor actor, CancellationToken cancellationToken)
    {
        var left = await db.OrganisationMembers
            .Where(m => m.OrganisationId == organisationId && m.UserId == actor.UserId)
            .ExecuteDeleteAsync(cancellationToken) > 0;
        var isOthers = actor.Role != Role.Administrator
            && await db.OrganisationMembers.AnyAsync(m => m.OrganisationId == organisationId, cancellationToken);
        if (isOthers)
        {
            return counts with { Membership = left };
        }

        await db.Organisations.Where(o => o.Id == organisationId).ExecuteDeleteAsync(cancellationToken);
        return counts with { Organisation = true };
    }
}
