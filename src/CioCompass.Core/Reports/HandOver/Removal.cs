using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Takes an assessment out of the database, and what it left in the file.</summary>
public sealed class Removal(IDatabaseUpkeep upkeep, AuditLog audit)
{
    /// <summary>Inside the caller's transaction; the audit log gets the counts, and nothing of what was said.</summary>
    internal async Task<RemovedCounts> RemoveAsync(
        CompassDbContext db, Assessment assessment, bool alsoOrganisation, Actor actor, CancellationToken cancellationToken)
    {
        var counts = await CountAsync(db, assessment.Id, cancellationToken);

        // Everything of an assessment hangs on its row by cascading foreign keys.
        await db.Assessments.Where(a => a.Id == assessment.Id).ExecuteDeleteAsync(cancellationToken);
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

    private static async Task<RemovedCounts> CountAsync(CompassDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.Assessments.Where(a => a.Id == id).Select(a => new RemovedCounts(
            a.Responses.Count,
            db.Workshops.Count(w => w.AssessmentId == id),
            db.Rounds.Count(r => r.Workshop.AssessmentId == id),
            db.Ballots.Count(b => db.Rounds.Any(r => r.Id == b.RoundId && r.Workshop.AssessmentId == id)),
            db.AgreedAnswers.Count(g => g.AssessmentId == id),
            db.ActionItems.Count(i => i.AssessmentId == id),
            db.SharedLinks.Count(l => l.AssessmentId == id),
            false, false, false)).SingleAsync(cancellationToken);

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

    private static string Detail(RemovedCounts c) => string.Create(
        CultureInfo.InvariantCulture,
        $"responses {c.Responses}, workshops {c.Workshops}, rounds {c.Rounds}, ballots {c.Ballots}, agreed answers {c.AgreedAnswers}, actions {c.Actions}, links {c.SharedLinks}, organisation {(c.Organisation ? "removed" : c.Membership ? "left" : "kept")}");
}
