using System.Data.Common;
using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>
/// Takes assessments out of the database, and what they left in the file. One short transaction hides them, for good; what they have then
/// goes piece by piece, while rooms vote.
/// </summary>
public sealed partial class Removal(
    IDatabaseUpkeep upkeep, PiecewiseRemoval pieces, VotingRooms rooms, DataDirectory data, AuditLog audit, TimeProvider clock, ILogger<Removal> logger)
{
    /// <summary>Whether bytes of something removed may still be in the database's files; also from before the program was started.</summary>
    internal bool TracesRemain => File.Exists(data.TracesRemain);

    /// <summary>Hides it, inside the caller's transaction; the audit log gets the counts, and nothing of what was said.</summary>
    /// <param name="counts">Of what it has.</param>
    internal async Task<RemovedCounts> RemoveAsync(
        CompassDbContext db, Assessment assessment, RemovedCounts counts, bool alsoOrganisation, Actor actor, CancellationToken cancellationToken)
    {
        await HideAsync(db, db.Assessments.Where(a => a.Id == assessment.Id), cancellationToken);
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

    /// <summary>
    /// Hides assessments for good, and ends what is going on in their workshops. Inside the caller's transaction, which must still save and
    /// commit, and then take out what they have.
    /// </summary>
    internal async Task HideAsync(CompassDbContext db, IQueryable<Assessment> which, CancellationToken cancellationToken)
    {
        var live = await db.Workshops.Where(w => w.Status == WorkshopStatus.Open && which.Any(a => a.Id == w.AssessmentId))
            .Select(w => w.Id).ToListAsync(cancellationToken);
        await db.LockAsync(live, cancellationToken);
        if (live.Count > 0)
        {
            // The tables of what is going on hang on nothing.
            await db.Rounds.Where(r => live.Contains(r.WorkshopId) && r.Status == RoundStatus.Open)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, RoundStatus.Closed).SetProperty(r => r.TimerEndsAt, (DateTime?)null), cancellationToken);
            await db.Workshops.Where(w => live.Contains(w.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.Status, WorkshopStatus.Closed).SetProperty(w => w.JoinCode, (string?)null), cancellationToken);
            await db.EraseAsync<Participant>(p => !db.Workshops.Any(w => w.Id == p.WorkshopId && w.Status == WorkshopStatus.Open), cancellationToken);
            await db.EraseAsync<RoundSecret>(s => !db.Rounds.Any(r => r.Id == s.RoundId && r.Status == RoundStatus.Open), cancellationToken);
            await db.EraseAsync<OpenBallot>(b => !db.Rounds.Any(r => r.Id == b.RoundId && r.Status == RoundStatus.Open), cancellationToken);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await which.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.IsUnfinished, true).SetProperty(a => a.DeletedAt, a => a.DeletedAt ?? now), cancellationToken);
    }

    /// <summary>After the commit: takes out what was hidden, with all that belongs to it.</summary>
    /// <returns>False where it broke off; the retention goes on with it.</returns>
    internal async Task<bool> TakeOutAsync<T>(Guid id)
        where T : class
    {
        try
        {
            await File.WriteAllBytesAsync(data.TracesRemain, []);
            await pieces.RemoveAsync<T>(id);
            return true;
        }
        catch (Exception e) when (e is DbException or DbUpdateException or DatabaseBusyException or IOException or UnauthorizedAccessException)
        {
            Log.BrokeOff(logger, id, e);
            return false;
        }
    }

    /// <summary>
    /// Erases the traces of removed rows from the file and its log. Rewriting the file keeps voters waiting, so it does nothing while a room votes.
    /// </summary>
    /// <returns>Whether nothing is left; the retention tries again.</returns>
    internal async Task<bool> EraseTracesAsync()
    {
        if (await rooms.AnyAsync(CancellationToken.None) || !await upkeep.RewriteAsync())
        {
            return false;
        }

        File.Delete(data.TracesRemain);
        return true;
    }

    /// <summary>Detail of the removal for the audit log.</summary>
    internal static string Detail(RemovedCounts c) => string.Create(
        CultureInfo.InvariantCulture,
        $"responses {c.Responses}, former answers {c.FormerAnswers}, workshops {c.Workshops}, rounds {c.Rounds}, ballots {c.Ballots}, agreed answers {c.AgreedAnswers}, actions {c.Actions}, links {c.SharedLinks}, organisation {(c.Organisation ? "removed" : c.WaitingToBePurged > 0 ? "deleted" : c.Membership ? "left" : "kept")}");

    /// <summary>Counts what assessments have, before the transaction that hides them.</summary>
    internal static async Task<RemovedCounts> CountAsync(
        CompassDbContext db, IQueryable<Assessment> which, CancellationToken cancellationToken) => new(
        await db.Set<Response>().CountAsync(r => which.Any(a => a.Id == r.AssessmentId), cancellationToken),
        await db.FormerAnswers.CountAsync(f => which.Any(a => a.Id == f.AssessmentId), cancellationToken),
        await db.Workshops.CountAsync(w => which.Any(a => a.Id == w.AssessmentId), cancellationToken),
        await db.Rounds.CountAsync(r => which.Any(a => a.Id == r.Workshop.AssessmentId), cancellationToken),
        await db.BallotCounts.Where(b => db.Rounds.Any(r => r.Id == b.RoundId && which.Any(a => a.Id == r.Workshop.AssessmentId)))
            .SumAsync(b => b.Count, cancellationToken),
        await db.AgreedAnswers.CountAsync(g => which.Any(a => a.Id == g.AssessmentId), cancellationToken),
        await db.ActionItems.CountAsync(i => which.Any(a => a.Id == i.AssessmentId), cancellationToken),
        await db.SharedLinks.CountAsync(l => which.Any(a => a.Id == l.AssessmentId), cancellationToken));

    private async Task<RemovedCounts> LeaveAsync(
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

        // What somebody deleted in the last weeks is in no pack: it waits for its purge, and its organisation with it.
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.SingleAsync(o => o.Id == organisationId, cancellationToken);
        var waiting = await db.Assessments.CountAsync(a => a.OrganisationId == organisationId && !a.IsUnfinished, cancellationToken);
        if (waiting > 0)
        {
            organisation.Delete(now);
            return counts with { WaitingToBePurged = waiting };
        }

        organisation.Begin(now);
        return counts with { Organisation = true };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The removal of {Id} broke off; the retention goes on with it")]
        public static partial void BrokeOff(ILogger logger, Guid id, Exception exception);
    }
}
