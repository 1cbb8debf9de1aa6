using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments;

/// <summary>Stores what is entered for one question: the gate, the limits and other people's edits are checked here, not on the screen.</summary>
public sealed class AnswerService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    /// <summary>Brings an edit together with what is stored and saves it; a later answer to the same question replaces the first.</summary>
    /// <param name="seen">The content that the person saw when the edit began.</param>
    /// <param name="wanted">The content that the person wants; fields equal to <paramref name="seen"/> are not touched.</param>
    public async Task<SaveResult> SaveAsync(
        Guid assessmentId, string questionKey, ResponseContent seen, ResponseContent wanted, Actor actor,
        CancellationToken cancellationToken)
    {
        var clean = ResponseRules.Clean(wanted);
        var errors = ResponseRules.ErrorsIn(clean);
        if (errors.Count > 0)
        {
            return new SaveResult.Invalid(errors);
        }

        // Overtaken by another edit of the same row: merges again with what it left.
        return await Overtaking.RetryAsync(() => TrySaveAsync(assessmentId, questionKey, seen, clean, actor, cancellationToken));
    }

    private async Task<SaveResult> TrySaveAsync(
        Guid assessmentId, string questionKey, ResponseContent seen, ResponseContent wanted, Actor actor,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var result = await ApplyAsync(db, assessmentId, questionKey, seen, wanted, actor, cancellationToken);
        if (result is SaveResult.Saved)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>Every rule of an answer, on the caller's context: only after <see cref="SaveResult.Saved"/> is there something to save.</summary>
    /// <param name="wanted">Cleaned and free of errors.</param>
    internal async Task<SaveResult> ApplyAsync(
        CompassDbContext db, Guid assessmentId, string questionKey, ResponseContent seen, ResponseContent wanted, Actor actor,
        CancellationToken cancellationToken)
    {
        var assessment = await db.Assessments.VisibleTo(actor).Include(a => a.Responses)
            .SingleOrDefaultAsync(a => a.Id == assessmentId, cancellationToken);
        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "answer", cancellationToken);

            return new SaveResult.NotFound();
        }

        var set = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        if (set.Find(questionKey) is not { } question)
        {
            return new SaveResult.NotFound();
        }

        if (!actor.MayEdit)
        {
            return new SaveResult.NotAllowed();
        }

        if (assessment.Status == AssessmentStatus.Completed)
        {
            return new SaveResult.Completed();
        }

        var gate = assessment.GateIn(set);
        var theme = set.ThemeOf(questionKey).Key;
        if (gate.Locked.Contains(theme))
        {
            return new SaveResult.Locked();
        }

        var stored = assessment.ContentOf(question.Id);
        var merged = ResponseMerge.Merge(seen, wanted, stored);
        var existing = assessment.Responses.FirstOrDefault(r => r.QuestionId == question.Id);
        if (merged.Conflicts.Count > 0)
        {
            return new SaveResult.Conflict(AssessmentService.View(existing!), wanted, merged.Conflicts);
        }

        // Answering again settles what was carried over and for review, unless this very edit marks it.
        var content = merged.Content.Answer == stored.Answer ? merged.Content
            : wanted.MarkedForReview != seen.MarkedForReview ? merged.Content with { CarriedOver = false }
            : merged.Content.Answered(merged.Content.Answer);
        if (existing is not null && content == stored)
        {
            return new SaveResult.Saved(AssessmentService.View(existing));
        }

        // Written again as it is: the save then fails, and starts over, where somebody completed or upgraded the assessment meanwhile.
        db.Entry(assessment).Property(a => a.Version).IsModified = true;
        var response = assessment.Respond(
            question.Id, content, actor.DisplayName, clock.GetUtcNow().UtcDateTime, gate.Behind.Contains(theme));
        return new SaveResult.Saved(AssessmentService.View(response));
    }
}
