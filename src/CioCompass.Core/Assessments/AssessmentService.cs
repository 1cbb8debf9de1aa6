using System.Linq.Expressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments;

/// <summary>Lists, makes, reads, completes and deletes assessments. Answers go through <see cref="AnswerService"/>.</summary>
public sealed class AssessmentService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    private static readonly Expression<Func<Assessment, AssessmentListItem>> Item = a => new AssessmentListItem(
        a.Id, a.Title, a.OrganisationId, a.Organisation.Name, a.HeldOn, a.Status, a.IsSample,
        a.Responses.Count(r => r.Kind != AnswerKind.Unanswered),
        a.QuestionSet.Themes.SelectMany(t => t.Questions).Count(),
        a.Responses.Max(r => (DateTime?)r.UpdatedAt),
        a.Responses.Count(r => r.CarriedOver), a.IsTrial)
    {
        WithLevel = a.Responses.Count(r => r.Kind == AnswerKind.Rated && !r.CarriedOver),
        DontKnow = a.Responses.Count(r => r.Kind == AnswerKind.DontKnow && !r.CarriedOver),
    };

    /// <summary>Earlier assessments that are offered to copy from.</summary>
    public const int EarlierAtMost = 50;

    /// <summary>No title and no name holds more.</summary>
    public const int SearchMaxLength = 200;

    /// <summary>Reads a page of the assessments that the reader may see, by organisation, of each the latest first.</summary>
    /// <param name="search">Part of a title or of an organisation's name; empty for everything.</param>
    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    public async Task<ListPage<AssessmentListItem>> PageAsync(string? search, int page, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Found(db.Assessments.VisibleTo(actor), CleanText.Line(search))
            .OrderBy(a => a.Organisation.Name).ThenBy(a => a.OrganisationId)
            .ThenByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt).ThenBy(a => a.Id)
            .Select(Item)
            .PageAsync(page, cancellationToken);
    }

    /// <summary>Lists the assessments of the organisation that can be copied from, the latest first.</summary>
    /// <returns>Empty also for an organisation that is not the reader's.</returns>
    public async Task<IReadOnlyList<AssessmentListItem>> EarlierAsync(Guid organisationId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Assessments
            .VisibleTo(actor)
            .Where(a => a.OrganisationId == organisationId)
            .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(EarlierAtMost)
            .Select(Item)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether the reader may see any organisation.</summary>
    public async Task<bool> HasOrganisationsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Organisations.VisibleTo(actor).AnyAsync(cancellationToken);
    }

    /// <summary>Whether the reader may see it at this moment; if not, and it is there, the audit log says so.</summary>
    public async Task<bool> IsVisibleAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Assessments.VisibleTo(actor).AnyAsync(a => a.Id == id, cancellationToken))
        {
            return true;
        }

        await audit.NoteRefusalAsync(db.Assessments, id, actor, "assessment", cancellationToken);
        return false;
    }

    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<AssessmentView?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await db.Assessments
            .AsNoTracking()
            .VisibleTo(actor)
            .Include(a => a.Organisation)
            .Include(a => a.Responses)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "assessment", cancellationToken);
            return null;
        }

        var set = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        return View(assessment, set, actor);
    }

    public async Task<CreateResult> CreateAsync(NewAssessment request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayEdit)
        {
            return new CreateResult(null, CreateError.NotAllowed);
        }

        var title = CleanText.Line(request.Title);
        if (title.Length is 0 or > Assessment.TitleMaxLength)
        {
            return new CreateResult(null, title.Length == 0 ? CreateError.TitleMissing : CreateError.TitleTooLong);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading: the same form sent twice makes one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Assessments.AnyAsync(a => a.Id == request.Id, cancellationToken))
        {
            return await db.WasMadeAsync(AuditAction.AssessmentCreated, request.Id, actor, cancellationToken)
                ? new CreateResult(request.Id, CreateError.None)
                : new CreateResult(null, CreateError.NotAllowed);
        }

        var organisation = await db.Organisations.VisibleTo(actor)
            .SingleOrDefaultAsync(o => o.Id == request.OrganisationId, cancellationToken);
        if (organisation is null)
        {
            return new CreateResult(null, CreateError.OrganisationNotFound);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var set = await catalog.LatestAsync(cancellationToken);
        var assessment = new Assessment(organisation.Id, set.Id, title, request.HeldOn, now, organisation.IsSample, request.Id);
        assessment.CountAsTrial(request.IsTrial);

        if (request.CloneFromId is { } earlierId)
        {
            var earlier = await db.Assessments.AsNoTracking().VisibleTo(actor).Include(a => a.Responses)
                .SingleOrDefaultAsync(a => a.Id == earlierId && a.OrganisationId == organisation.Id, cancellationToken);
            if (earlier is null)
            {
                return new CreateResult(null, CreateError.EarlierNotFound);
            }

            var earlierSet = await catalog.SetAsync(earlier.QuestionSetId, cancellationToken);
            assessment.CloneFrom(earlier.Id, CarriedOver(earlier, earlierSet, set), actor.DisplayName, now);
        }

        db.Assessments.Add(assessment);
        audit.Add(db, AuditAction.AssessmentCreated, actor, assessment.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreateResult(assessment.Id, CreateError.None);
    }

    /// <summary>Closes the assessment for answers; open questions stay open and make its scores ranges.</summary>
    public Task<ChangeOutcome> CompleteAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, AuditAction.AssessmentCompleted, cancellationToken, assessment =>
        {
            if (assessment.Responses.All(r => r.Kind == AnswerKind.Unanswered))
            {
                return ChangeOutcome.NothingAnswered;
            }

            assessment.Complete(clock.GetUtcNow().UtcDateTime);
            return ChangeOutcome.Done;
        });

    public Task<ChangeOutcome> ReopenAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, AuditAction.AssessmentReopened, cancellationToken, assessment =>
        {
            assessment.Reopen();
            return ChangeOutcome.Done;
        });

    /// <summary>Takes a try-out out of comparisons, trends and benchmarks, or a real one back into them; also once it is completed.</summary>
    public Task<ChangeOutcome> CountAsTrialAsync(Guid id, bool isTrial, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, isTrial ? AuditAction.AssessmentMadeTrial : AuditAction.AssessmentMadeReal, cancellationToken, assessment =>
        {
            assessment.CountAsTrial(isTrial);
            return ChangeOutcome.Done;
        });

    /// <summary>Makes it invisible at once; it is purged after 30 days.</summary>
    public Task<ChangeOutcome> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, AuditAction.AssessmentDeleted, cancellationToken, assessment =>
        {
            assessment.Delete(clock.GetUtcNow().UtcDateTime);
            return ChangeOutcome.Done;
        });

    /// <summary>Makes it visible again to everybody who saw it: whoever deleted it can take that back until it is purged.</summary>
    /// <returns>NotFound also where somebody else deleted it.</returns>
    public async Task<ChangeOutcome> UndoDeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await db.Assessments
            .SingleOrDefaultAsync(
                a => a.Id == id && a.DeletedAt != null && !a.IsUnfinished
                    && db.Organisations.VisibleTo(actor).Any(o => o.Id == a.OrganisationId),
                cancellationToken);
        if (assessment is null || !await db.WasMadeAsync(AuditAction.AssessmentDeleted, id, actor, cancellationToken))
        {
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "assessment", cancellationToken);
            return ChangeOutcome.NotFound;
        }

        if (!actor.MayEdit)
        {
            return ChangeOutcome.NotAllowed;
        }

        assessment.Restore();
        audit.Add(db, AuditAction.AssessmentRestored, actor, id);
        await db.SaveChangesAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    /// <summary>Both as typed and in small letters: SQLite knows the small letters of the English alphabet only.</summary>
    private static IQueryable<Assessment> Found(IQueryable<Assessment> assessments, string search)
    {
        var small = search.ToLowerInvariant();
        return search.Length == 0
            ? assessments
            : assessments.Where(a =>
                a.Title.Contains(search) || a.Organisation.Name.Contains(search)
                || a.Title.ToLower().Contains(small) || a.Organisation.Name.ToLower().Contains(small));
    }

    internal static AssessmentView View(Assessment assessment, QuestionSetView set, Actor actor)
    {
        var keys = set.Questions.ToDictionary(q => q.Id, q => q.Key);
        return new AssessmentView(
            assessment.Id, assessment.Title, assessment.OrganisationId, assessment.Organisation.Name, assessment.HeldOn,
            assessment.Status, assessment.IsSample, actor.MayEdit, assessment.CompletedAt, set,
            assessment.Responses.ToDictionary(r => keys[r.QuestionId], View, StringComparer.Ordinal))
        {
            GateOpening = assessment.GateOpening,
            IsTrial = assessment.IsTrial,
        };
    }

    internal static ResponseView View(Response response) => new(response.Content, response.UpdatedAt, response.UpdatedBy)
    {
        BeforeInventory = response.BeforeInventory,
        AnsweredAt = response.AnsweredAt,
        AnsweredBy = response.AnsweredBy,
    };

    /// <summary>Answers move by question key, so that a clone survives a new version of the question set.</summary>
    private static IEnumerable<(int QuestionId, ResponseContent Content)> CarriedOver(
        Assessment earlier, QuestionSetView earlierSet, QuestionSetView set) =>
        from question in set.Questions
        let before = earlierSet.Find(question.Key)
        where before is not null
        let content = earlier.ContentOf(before.Id)
        where content != ResponseContent.Empty
        select (question.Id, content);

    private async Task<ChangeOutcome> ChangeAsync(
        Guid id, Actor actor, AuditAction action, CancellationToken cancellationToken, Func<Assessment, ChangeOutcome> change)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await db.Assessments.VisibleTo(actor).Include(a => a.Responses)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "assessment", cancellationToken);
            return ChangeOutcome.NotFound;
        }

        if (!actor.MayEdit)
        {
            return ChangeOutcome.NotAllowed;
        }

        var outcome = change(assessment);
        if (outcome == ChangeOutcome.Done)
        {
            audit.Add(db, action, actor, id);
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }
}
