using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Content;

/// <summary>Begins, reads, saves and discards the draft of the question set; for administrators only.</summary>
public sealed class ContentDraftService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, QuestionCatalog catalog, TimeProvider clock)
{
    public async Task<DraftResult> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "read content draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var set = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.ContentDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Key == set.Key, cancellationToken);
        return draft is null ? new(DraftOutcome.NotFound) : new(DraftOutcome.Done, View(draft));
    }

    /// <summary>Copies the published set into a draft; where there is one already, that one stays as it is.</summary>
    public async Task<DraftResult> StartAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "begin content draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var set = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.ContentDrafts.SingleOrDefaultAsync(d => d.Key == set.Key, cancellationToken);
        if (draft is null)
        {
            draft = new ContentDraft(set.Key, set.Version, QuestionSetDraft.Of(set).ToJson(), actor.DisplayName, Now);
            db.ContentDrafts.Add(draft);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Somebody else began one at the same moment.
                await transaction.DisposeAsync();
                return await FindAsync(actor, cancellationToken);
            }
        }

        return new(DraftOutcome.Done, View(draft));
    }

    /// <summary>Keeps the draft, complete or not.</summary>
    /// <param name="version">Of the draft that was edited.</param>
    public async Task<DraftResult> SaveAsync(QuestionSetDraft body, Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "save content draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var set = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.ContentDrafts.SingleOrDefaultAsync(d => d.Key == set.Key, cancellationToken);
        if (draft is null || draft.Version != version)
        {
            return draft is null ? new(DraftOutcome.NotFound) : new(DraftOutcome.Conflict, View(draft));
        }

        draft.Save(body.ToJson(), actor.DisplayName, Now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(DraftOutcome.Conflict);
        }

        await transaction.CommitAsync(cancellationToken);
        return new(DraftOutcome.Done, View(draft));
    }

    /// <param name="version">Of the draft that the administrator saw: what somebody saved since is not thrown away.</param>
    public async Task<DraftOutcome> DiscardAsync(Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "discard content draft", null, cancellationToken))
        {
            return DraftOutcome.NotAllowed;
        }

        var set = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ContentDrafts.Where(d => d.Key == set.Key && d.Version == version).ExecuteDeleteAsync(cancellationToken) == 1)
        {
            return DraftOutcome.Done;
        }

        return await db.ContentDrafts.AnyAsync(d => d.Key == set.Key, cancellationToken) ? DraftOutcome.Conflict : DraftOutcome.NotFound;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static QuestionDraftView View(ContentDraft draft) =>
        new(QuestionSetDraft.FromJson(draft.Body), draft.BaseVersion, draft.Version, draft.UpdatedAt, draft.UpdatedBy);
}
