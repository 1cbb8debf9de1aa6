using System.Linq.Expressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
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
        a.Responses.Max(r => (DateTime?)r.UpdatedAt));

    /// <summary>Assessments on one page.</summary>
    public const int PageSize = 50;

    /// <summary>What the reader may see, by organisation, of each the latest first.</summary>
    /// <param name="search">Part of a title or of an organisation's name; empty for everything.</param>
    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    public async Task<AssessmentPage> PageAsync(string? search, int page, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Found(db.Assessments.VisibleTo(actor), CleanText.Line(search));
        var shown = AssessmentPage.Empty with { Total = await found.CountAsync(cancellationToken) };
        shown = shown with { Page = Math.Clamp(page, 1, shown.Pages) };
        var items = await found
            .OrderBy(a => a.Organisation.Name).ThenBy(a => a.OrganisationId)
            .ThenByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt).ThenBy(a => a.Id)
            .Skip((shown.Page - 1) * PageSize).Take(PageSize)
            .Select(Item)
            .ToListAsync(cancellationToken);
        return shown with { Items = items };
    }

    /// <summary>What can be copied from: the organisation's assessments, the latest first.</summary>
    /// <returns>Empty also for an organisation that is not the reader's.</returns>
    public async Task<IReadOnlyList<AssessmentListItem>> EarlierAsync(Guid organisationId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Assessments
            .VisibleTo(actor)
            .Where(a => a.OrganisationId == organisationId)
            .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(PageSize)
            .Select(Item)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The organisations that the reader may see, by name.</summary>
    public async Task<IReadOnlyList<OrganisationChoice>> OrganisationsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Organisations
            .VisibleTo(actor)
            .OrderBy(o => o.Name)
            .Select(o => new OrganisationChoice(o.Id, o.Name, o.IsSample))
            .ToListAsync(cancellationToken);
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
            await NoteRefusalAsync(db, id, actor, cancellationToken);
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
        var organisation = await db.Organisations.VisibleTo(actor)
            .SingleOrDefaultAsync(o => o.Id == request.OrganisationId, cancellationToken);
        if (organisation is null)
        {
            return new CreateResult(null, CreateError.OrganisationNotFound);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var set = await catalog.LatestAsync(cancellationToken);
        var assessment = new Assessment(organisation.Id, set.Id, title, request.HeldOn, now, organisation.IsSample);

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

    /// <summary>Makes it invisible at once; it is purged after 30 days.</summary>
    public Task<ChangeOutcome> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, AuditAction.AssessmentDeleted, cancellationToken, assessment =>
        {
            assessment.Delete(clock.GetUtcNow().UtcDateTime);
            return ChangeOutcome.Done;
        });

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
            assessment.Responses.ToDictionary(r => keys[r.QuestionId], View, StringComparer.Ordinal));
    }

    internal static ResponseView View(Response response) => new(response.Content, response.UpdatedAt, response.UpdatedBy);

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
            await NoteRefusalAsync(db, id, actor, cancellationToken);
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

    private async Task NoteRefusalAsync(CompassDbContext db, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Assessments.AnyAsync(a => a.Id == id, cancellationToken))
        {
            await audit.RefusedAsync(actor, id, "assessment", cancellationToken);
        }
    }
}
