using CioCompass.Core.Accounts;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>Begins, reads, saves and discards the draft of the question set; for administrators only.</summary>
public sealed class ContentDraftService(DraftStore drafts, AdministratorGate gate, QuestionCatalog catalog)
{
    public async Task<DraftResult> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "read content draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var set = await catalog.LatestAsync(cancellationToken);
        var draft = await drafts.FindAsync(ContentKind.QuestionSet, set.Key, cancellationToken);
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
        var draft = await drafts.StartAsync(
            ContentKind.QuestionSet, set.Key, set.Version, QuestionSetDraft.Of(set).ToJson(), actor.DisplayName, Guid.CreateVersion7(), cancellationToken);
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
        var (outcome, draft) = await drafts.SaveAsync(
            ContentKind.QuestionSet, set.Key, version, body.Clean().ToJson(), actor.DisplayName, cancellationToken);
        return new(outcome, draft is null ? null : View(draft));
    }

    /// <param name="version">Of the draft that the administrator saw: what somebody saved since is not thrown away.</param>
    public async Task<DraftOutcome> DiscardAsync(Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "discard content draft", null, cancellationToken))
        {
            return DraftOutcome.NotAllowed;
        }

        var set = await catalog.LatestAsync(cancellationToken);
        return await drafts.DiscardAsync(ContentKind.QuestionSet, set.Key, version, cancellationToken);
    }

    private static QuestionDraftView View(ContentDraft draft) =>
        new(QuestionSetDraft.FromJson(draft.Body), draft.BaseVersion, draft.Version, draft.UpdatedAt, draft.UpdatedBy);
}
