using CioCompass.Core.Accounts;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Content.Statistics;

/// <summary>Begins, reads, saves and discards drafts of statistics, the article's and own ones; for administrators only.</summary>
public sealed class StatisticDraftService(DraftStore drafts, AdministratorGate gate, StatisticCatalog catalog, RoomQuestionCatalog rooms)
{
    /// <returns>Every statistic, published or drafted; null where the reader is no administrator.</returns>
    public async Task<IReadOnlyList<StatisticRow>?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "read statistic drafts", null, cancellationToken))
        {
            return null;
        }

        var versions = (await catalog.LatestAsync(cancellationToken)).Versions;
        var begun = (await drafts.ListAsync(ContentKind.Statistic, cancellationToken)).ToDictionary(d => d.Key, StringComparer.Ordinal);
        return [.. versions.Select(s => s.Key).Concat(begun.Keys).Distinct().Select(key => new StatisticRow(
            key, versions.FirstOrDefault(s => s.Key == key), begun.TryGetValue(key, out var draft) ? View(draft) : null))];
    }

    public async Task<StatisticDraftResult> FindAsync(string key, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "read statistic draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var draft = await drafts.FindAsync(ContentKind.Statistic, key, cancellationToken);
        return draft is null ? new(DraftOutcome.NotFound) : new(DraftOutcome.Done, View(draft));
    }

    /// <summary>Copies the published statistic into a draft; where there is one already, that one stays as it is.</summary>
    public async Task<StatisticDraftResult> StartAsync(string key, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "begin statistic draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        if ((await catalog.LatestAsync(cancellationToken)).FindLatest(key) is not { } published)
        {
            return new(DraftOutcome.NotFound);
        }

        var room = (await rooms.LatestAsync(cancellationToken)).GetValueOrDefault(key);
        return await BeginAsync(key, published.Version, StatisticDraft.Of(published, room), Guid.CreateVersion7(), actor, cancellationToken);
    }

    /// <summary>Begins a new statistic with its headline in the default language only; its permanent key is made of those words.</summary>
    /// <param name="id">Chosen by the form: the same one again begins nothing more.</param>
    /// <param name="headlineTyped">1 to <see cref="StatisticRules.HeadlineMaxLength"/> characters; anything else begins nothing.</param>
    public async Task<StatisticDraftResult> AddAsync(Guid id, string headlineTyped, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "add statistic", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        if (await drafts.FindAsync(id, cancellationToken) is { Kind: ContentKind.Statistic } there)
        {
            return new(DraftOutcome.Done, View(there));
        }

        var headline = CleanText.Line(headlineTyped);
        if (headline.Length is 0 or > StatisticRules.HeadlineMaxLength)
        {
            return new(DraftOutcome.Invalid);
        }

        var taken = (await catalog.LatestAsync(cancellationToken)).Versions.Select(s => s.Key)
            .Concat((await drafts.ListAsync(ContentKind.Statistic, cancellationToken)).Select(d => d.Key))
            .Concat(StatisticRules.ReservedKeys);
        var key = ContentKey.New(headline, taken.ToHashSet(StringComparer.Ordinal));
        var body = new StatisticDraft { Headline = LocalizedText.Of((Languages.Default.Code, headline)) };
        return await BeginAsync(key, 0, body, id, actor, cancellationToken);
    }

    /// <summary>Keeps the draft, complete or not.</summary>
    /// <param name="version">Of the draft that was edited.</param>
    public async Task<StatisticDraftResult> SaveAsync(
        string key, StatisticDraft body, Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "save statistic draft", null, cancellationToken))
        {
            return new(DraftOutcome.NotAllowed);
        }

        var (outcome, draft) = await drafts.SaveAsync(
            ContentKind.Statistic, key, version, body.Clean().ToJson(), actor.DisplayName, cancellationToken);
        return new(outcome, draft is null ? null : View(draft));
    }

    /// <param name="version">Of the draft that the administrator saw: what somebody saved since is not thrown away.</param>
    public async Task<DraftOutcome> DiscardAsync(string key, Guid version, Actor actor, CancellationToken cancellationToken) =>
        await gate.AdmitsAsync(actor, "discard statistic draft", null, cancellationToken)
            ? await drafts.DiscardAsync(ContentKind.Statistic, key, version, cancellationToken)
            : DraftOutcome.NotAllowed;

    private async Task<StatisticDraftResult> BeginAsync(
        string key, int baseVersion, StatisticDraft body, Guid id, Actor actor, CancellationToken cancellationToken) =>
        new(DraftOutcome.Done, View(await drafts.StartAsync(
            ContentKind.Statistic, key, baseVersion, body.ToJson(), actor.DisplayName, id, cancellationToken)));

    private static StatisticDraftView View(ContentDraft draft) =>
        new(draft.Key, StatisticDraft.FromJson(draft.Body), draft.BaseVersion, draft.Version, draft.UpdatedAt, draft.UpdatedBy);
}
