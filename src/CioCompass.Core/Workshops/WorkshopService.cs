using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>Starts, lists, reads and closes workshops. What happens in their rounds is <see cref="RoundService"/>'s.</summary>
public sealed class WorkshopService(
    IDbContextFactory<CompassDbContext> contexts, RoundSubjects subjects, RoundCloser closer, PresentPhones present, WorkshopFeed feed, AuditLog audit,
    TimeProvider clock)
{
    /// <summary>
    /// Opens a workshop with an agenda over everything that can be asked. To go on after closing one, start another: its attempts are
    /// counted on, and the rounds before stay readable.
    /// </summary>
    public Task<StartResult> StartAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken) =>
        // Overtaken by another start of the same assessment, or the code is in use: looks again.
        Overtaking.RetryAsync(() => TryStartAsync(assessmentId, actor, cancellationToken));

    /// <summary>Everything that the reader may see: open ones first, then the latest first.</summary>
    public async Task<IReadOnlyList<WorkshopListItem>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ItemsAsync(db, db.Workshops.VisibleTo(actor), cancellationToken);
    }

    /// <summary>Lists the workshops of one assessment; empty where it is not the reader's.</summary>
    public async Task<IReadOnlyList<WorkshopListItem>> ListAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ItemsAsync(db, db.Workshops.VisibleTo(actor).Where(w => w.AssessmentId == assessmentId), cancellationToken);
    }

    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<WorkshopView?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var workshop = await db.Workshops.AsNoTracking().VisibleTo(actor)
            .Include(w => w.Assessment.Organisation)
            .Include(w => w.Assessment.Responses)
            .Include(w => w.Rounds)
            .AsSplitQuery()
            .SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
        if (workshop is null)
        {
            await audit.NoteRefusalAsync(db.Workshops, id, actor, "workshop", cancellationToken);
            return null;
        }

        var words = await subjects.ForAsync(workshop.Assessment.QuestionSetId, cancellationToken);
        var participants = await db.Participants.CountAsync(p => p.WorkshopId == id, cancellationToken);
        var ballots = await db.Rounds
            .Where(r => r.WorkshopId == id)
            .Select(r => new
            {
                r.Id,
                Count = db.BallotCounts.Where(b => b.RoundId == r.Id).Sum(b => b.Count) + db.OpenBallots.Count(b => b.RoundId == r.Id),
            })
            .ToDictionaryAsync(r => r.Id, r => r.Count, cancellationToken);
        var agreed = await db.AgreedAnswers
            .Where(a => a.AssessmentId == workshop.AssessmentId)
            .AsNoTracking()
            .ToDictionaryAsync(a => a.QuestionKey, cancellationToken);
        return workshop.View(words, participants, Math.Min(participants, present.Count(id)), ballots, agreed, actor);
    }

    /// <summary>
    /// Ends the workshop: its code is unknown from now on, its participants with their tokens are deleted, an open round is closed and
    /// stays unrevealed until the facilitator reveals it.
    /// </summary>
    public async Task<RoundOutcome> CloseAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await db.BeginAsync(WriteLock.Workshop(id), cancellationToken);
            var workshop = await db.Workshops.VisibleTo(actor)
                .Include(w => w.Rounds.Where(r => r.Status == RoundStatus.Open))
                .SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
            if (workshop is null)
            {
                await transaction.RollbackAsync(cancellationToken);
                await audit.NoteRefusalAsync(db.Workshops, id, actor, "workshop", cancellationToken);
                return RoundOutcome.NotFound;
            }

            if (!actor.MayEdit || workshop.Status == WorkshopStatus.Closed)
            {
                return actor.MayEdit ? RoundOutcome.WorkshopClosed : RoundOutcome.NotAllowed;
            }

            await db.EraseAsync<Participant>(
                p => p.WorkshopId == id || !db.Workshops.Any(w => w.Id == p.WorkshopId && w.Status == WorkshopStatus.Open), cancellationToken);
            foreach (var round in workshop.Rounds)
            {
                await closer.CloseInAsync(db, round, cancellationToken);
            }

            workshop.Close(clock.GetUtcNow().UtcDateTime);
            audit.Add(db, AuditAction.WorkshopClosed, actor, id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        feed.Publish(id, WorkshopChangeKind.WorkshopClosed);
        await closer.RemoveTracesAsync();
        return RoundOutcome.Done;
    }

    private async Task<StartResult> TryStartAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await db.Assessments.AsNoTracking().VisibleTo(actor)
            .SingleOrDefaultAsync(a => a.Id == assessmentId, cancellationToken);
        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "workshop", cancellationToken);

            return new StartResult(StartOutcome.NotFound, null);
        }

        if (!actor.MayEdit)
        {
            return new StartResult(StartOutcome.NotAllowed, null);
        }

        var open = await db.Workshops
            .Where(w => w.AssessmentId == assessmentId && w.Status == WorkshopStatus.Open)
            .Select(w => (Guid?)w.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (open is not null)
        {
            return new StartResult(StartOutcome.AlreadyOpen, open);
        }

        if (assessment.Status == AssessmentStatus.Completed)
        {
            return new StartResult(StartOutcome.Completed, null);
        }

        var workshop = new Workshop(assessmentId, JoinCode.Create(), actor.DisplayName, clock.GetUtcNow().UtcDateTime);
        await PlanAsync(db, workshop, assessment.QuestionSetId, cancellationToken);
        db.Workshops.Add(workshop);
        audit.Add(db, AuditAction.WorkshopStarted, actor, workshop.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new StartResult(StartOutcome.Started, workshop.Id);
    }

    private async Task PlanAsync(CompassDbContext db, Workshop workshop, int questionSetId, CancellationToken cancellationToken)
    {
        var held = await db.Rounds
            .Where(r => r.Workshop.AssessmentId == workshop.AssessmentId && r.OpenedAt != null)
            .GroupBy(r => new { r.Kind, r.Subject })
            .Select(g => new { g.Key.Kind, g.Key.Subject, Attempt = g.Max(r => r.Attempt) })
            .ToDictionaryAsync(g => (g.Kind, g.Subject), g => g.Attempt, cancellationToken);

        var words = await subjects.ForAsync(questionSetId, cancellationToken);
        foreach (var (index, (kind, subject)) in words.Agenda().Index())
        {
            workshop.Plan(kind, subject, index + 1, held.GetValueOrDefault((kind, subject)) + 1);
        }
    }

    private static async Task<IReadOnlyList<WorkshopListItem>> ItemsAsync(
        CompassDbContext db, IQueryable<Workshop> workshops, CancellationToken cancellationToken) =>
        await workshops
            .OrderBy(w => w.ClosedAt != null).ThenByDescending(w => w.StartedAt)
            .Select(w => new WorkshopListItem(
                w.Id, w.AssessmentId, w.Assessment.Title, w.Assessment.Organisation.Name, w.Assessment.IsSample, w.Status, w.StartedAt,
                w.ClosedAt, db.Participants.Count(p => p.WorkshopId == w.Id), w.Rounds.Count(r => r.Status == RoundStatus.Revealed),
                w.Rounds.Count))
            .ToListAsync(cancellationToken);
}
