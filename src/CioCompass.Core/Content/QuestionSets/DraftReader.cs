using CioCompass.Core.Accounts;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>Reads the draft beside what is published; for administrators only.</summary>
public sealed class DraftReader(ContentDraftService drafts, QuestionCatalog catalog, StatisticCatalog statistics)
{
    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<DraftComparison?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var found = await drafts.FindAsync(actor, cancellationToken);
        if (found.Outcome == DraftOutcome.NotAllowed)
        {
            return null;
        }

        var published = await catalog.LatestAsync(cancellationToken);
        if (found.Draft is not { } draft)
        {
            return new DraftComparison(published, null, [], QuestionSetChanges.Between(published, published));
        }

        var figures = await statistics.LatestAsync(cancellationToken);
        var errors = ContentRules.Check(
            draft.Body, figures.Versions.Select(s => s.Key).ToHashSet(StringComparer.Ordinal), RequiredLanguages.Of(QuestionSetDraft.Of(published)));
        return new DraftComparison(
            published, draft, errors,
            QuestionSetChanges.Between(published, draft.Body.AsView(published.Key, published.Version + 1)));
    }
}

/// <param name="Draft">Null where none has been begun.</param>
/// <param name="Errors">What is still to do; the draft can be published when none of it blocks.</param>
/// <param name="Changes">From what is published to the draft.</param>
public sealed record DraftComparison(
    QuestionSetView Published, QuestionDraftView? Draft, IReadOnlyList<ContentError> Errors, QuestionSetChanges Changes)
{
    /// <summary>Somebody published since the draft was begun: it cannot be published any more.</summary>
    public bool IsOutdated => Draft is not null && Draft.BaseVersion != Published.Version;
}
