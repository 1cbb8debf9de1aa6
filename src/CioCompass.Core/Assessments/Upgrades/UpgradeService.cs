using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Upgrades;

/// <summary>Moves an assessment to the current version of its questions, in one step that a person has seen and confirmed.</summary>
public sealed class UpgradeService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, IOpenWorkshops workshops, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<UpgradeView?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReadAsync(db, id, actor, cancellationToken) is not { } assessment)
        {
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "upgrade", cancellationToken);
            return null;
        }

        var from = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        var to = await catalog.LatestAsync(cancellationToken);
        var changes = QuestionSetChanges.InWords(from, to);
        var touched = assessment.Responses.Where(r => r.Content != ResponseContent.Empty).Select(r => r.QuestionId).ToHashSet();
        var kept = from.Questions.Where(q => touched.Contains(q.Id) && to.Find(q.Key) is not null).ToList();
        var review = changes.Questions.Where(c => c.ChangesMeaning).Select(c => c.After!.Key).ToHashSet(StringComparer.Ordinal);
        var lockedBefore = Gate.Of(from, AnswerTo, assessment.GateOpening).Locked;
        var lockedAfter = Gate.Of(to, AnswerTo, assessment.GateOpening).Locked;
        return new UpgradeView(
            assessment.Id, assessment.Title, assessment.Organisation.Name,
            await PossibleAsync(db, assessment, to.Id, actor, cancellationToken), from.Version, to.Version, to.Id, changes,
            kept.Count(q => !review.Contains(q.Key)), kept.Count(q => review.Contains(q.Key)), touched.Count - kept.Count,
            [.. to.Themes.Where(t => lockedAfter.Contains(t.Key) && !lockedBefore.Contains(t.Key))]);

        Answer AnswerTo(string key) =>
            from.Find(key) is { } question ? assessment.ContentOf(question.Id).Answer : Answer.Unanswered;
    }

    /// <summary>Does it, all or nothing. Answers move by question key; none is lost.</summary>
    /// <param name="toSetId">The version that the person has seen.</param>
    public Task<UpgradeOutcome> UpgradeAsync(Guid id, int toSetId, Actor actor, CancellationToken cancellationToken) =>
        // Overtaken by somebody who answered or completed: looks again at what that left.
        Overtaking.RetryAsync(() => TryUpgradeAsync(id, toSetId, actor, cancellationToken));

    /// <summary>Answers to questions that are no longer asked, the latest version first.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<FormerAnswerView>> FormerAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var former = await db.FormerAnswers.AsNoTracking()
            .Where(f => f.AssessmentId == id && db.Assessments.VisibleTo(actor).Any(a => a.Id == f.AssessmentId))
            .OrderByDescending(f => f.QuestionSetVersion).ThenBy(f => f.QuestionKey)
            .ToListAsync(cancellationToken);
        return
        [
            .. former.Select(f => new FormerAnswerView(
                f.Question, f.QuestionSetVersion, Answer.From(f.Kind, f.Level), f.Descriptor, f.Note, f.EvidenceLinks, f.UpdatedAt, f.UpdatedBy)),
        ];
    }

    private async Task<UpgradeOutcome> TryUpgradeAsync(Guid id, int toSetId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading: no workshop starts in between.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var assessment = await ReadAsync(db, id, actor, cancellationToken);
        if (assessment is null)
        {
            // The audit log writes by itself, and would wait for this transaction.
            await transaction.DisposeAsync();
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "upgrade", cancellationToken);
            return UpgradeOutcome.NotFound;
        }

        var to = await catalog.LatestAsync(cancellationToken);
        var possible = await PossibleAsync(db, assessment, to.Id, actor, cancellationToken);
        if (possible != UpgradeOutcome.Done || to.Id != toSetId)
        {
            return possible != UpgradeOutcome.Done ? possible : UpgradeOutcome.PublishedMeanwhile;
        }

        var from = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        db.FormerAnswers.AddRange(assessment.MoveTo(from, to, clock.GetUtcNow().UtcDateTime));
        audit.Add(db, AuditAction.AssessmentUpgraded, actor, id, $"{from.Version} → {to.Version}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return UpgradeOutcome.Done;
    }

    private static Task<Assessment?> ReadAsync(CompassDbContext db, Guid id, Actor actor, CancellationToken cancellationToken) =>
        db.Assessments.VisibleTo(actor).Include(a => a.Organisation).Include(a => a.Responses)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    private async Task<UpgradeOutcome> PossibleAsync(
        CompassDbContext db, Assessment assessment, int toSetId, Actor actor, CancellationToken cancellationToken) =>
        assessment.QuestionSetId == toSetId ? UpgradeOutcome.UpToDate
        : !actor.MayEdit ? UpgradeOutcome.NotAllowed
        : assessment.Status == AssessmentStatus.Completed ? UpgradeOutcome.Completed
        : await workshops.AnyAsync(db, assessment.Id, cancellationToken)
            ? UpgradeOutcome.WorkshopOpen
            : UpgradeOutcome.Done;
}
