using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Content;

/// <summary>Keeps drafts of either kind. Who may is asked by the services above it.</summary>
public sealed class DraftStore(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    public async Task<ContentDraft?> FindAsync(ContentKind kind, string key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ContentDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Kind == kind && d.Key == key, cancellationToken);
    }

    /// <summary>The draft that a form has begun under that id, whatever key it was given.</summary>
    public async Task<ContentDraft?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ContentDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<ContentDraft>> ListAsync(ContentKind kind, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ContentDrafts.AsNoTracking().Where(d => d.Kind == kind).OrderBy(d => d.Key).ToListAsync(cancellationToken);
    }

    /// <summary>Begins a draft; where there is one already, that one stays as it is and is given back.</summary>
    /// <param name="id">New, or chosen by the form that begins it.</param>
    public async Task<ContentDraft> StartAsync(
        ContentKind kind, string key, int baseVersion, string body, string editor, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, key, cancellationToken) is { } known)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = new ContentDraft(kind, key, baseVersion, body, editor, Now, id);
        db.ContentDrafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return draft;
        }
        catch (DbUpdateException e) when (e.IsTaken())
        {
            // Somebody else began it in the same moment, or the same form did twice: there is one draft of each key and of each id.
            return await FindAsync(kind, key, cancellationToken) ?? await FindAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"The draft of {key} went as it came.", e);
        }
    }

    /// <param name="version">Of the draft that was edited.</param>
    /// <returns>What is stored now; after a conflict that is the other editor's.</returns>
    public async Task<(DraftOutcome Outcome, ContentDraft? Draft)> SaveAsync(
        ContentKind kind, string key, Guid version, string body, string editor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.ContentDrafts.SingleOrDefaultAsync(d => d.Kind == kind && d.Key == key, cancellationToken);
        if (draft is null || draft.Version != version)
        {
            return draft is null ? (DraftOutcome.NotFound, null) : (DraftOutcome.Conflict, draft);
        }

        draft.Save(body, editor, Now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return (DraftOutcome.Done, draft);
        }
        catch (DbUpdateConcurrencyException)
        {
            var theirs = await FindAsync(kind, key, cancellationToken);
            return (theirs is null ? DraftOutcome.NotFound : DraftOutcome.Conflict, theirs);
        }
    }

    /// <param name="version">Of the draft that the administrator saw: what somebody saved since is not thrown away.</param>
    public async Task<DraftOutcome> DiscardAsync(ContentKind kind, string key, Guid version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ofKey = db.ContentDrafts.Where(d => d.Kind == kind && d.Key == key);
        if (await ofKey.Where(d => d.Version == version).ExecuteDeleteAsync(cancellationToken) == 1)
        {
            return DraftOutcome.Done;
        }

        return await ofKey.AnyAsync(cancellationToken) ? DraftOutcome.Conflict : DraftOutcome.NotFound;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
