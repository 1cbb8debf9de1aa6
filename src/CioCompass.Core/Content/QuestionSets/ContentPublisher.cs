using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>Makes the draft the next version of the question set. Earlier versions, and the assessments on them, stay as they are.</summary>
public sealed class ContentPublisher(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, QuestionCatalog catalog, StatisticCatalog statistics,
    AuditLog audit, TimeProvider clock, ILogger<ContentPublisher> logger)
{
    /// <param name="version">Of the draft that the administrator saw: nothing is published unseen.</param>
    public async Task<PublishResult> PublishAsync(Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "publish content", null, cancellationToken))
        {
            return PublishResult.Of(PublishOutcome.NotAllowed);
        }

        var figures = await statistics.LatestAsync(cancellationToken);
        var current = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.ContentDrafts.SingleOrDefaultAsync(
            d => d.Kind == ContentKind.QuestionSet && d.Key == current.Key, cancellationToken);
        var result = Judge(draft, version, current, figures);
        if (result.Outcome != PublishOutcome.Published)
        {
            return result;
        }

        var set = QuestionSetDraft.FromJson(draft!.Body).Clean().ToSet(current.Key, current.Version + 1);
        set.Publish(clock.GetUtcNow().UtcDateTime);
        db.QuestionSets.Add(set);
        audit.Add(db, AuditAction.ContentPublished, actor, detail: $"question set, version {set.Version}");
        var stored = await Publication.CommitAsync(db, transaction, draft, logger, cancellationToken);
        if (stored != PublishOutcome.Published)
        {
            return PublishResult.Of(stored);
        }

        await catalog.LatestAsync(cancellationToken);
        return result with { Version = set.Version };
    }

    private static PublishResult Judge(ContentDraft? draft, Guid version, QuestionSetView current, StatisticsView figures)
    {
        var published = QuestionSetDraft.Of(current);
        if (Publication.Obstacle(draft, version, current.Version, body => QuestionSetDraft.FromJson(body).ToJson() == published.ToJson()) is { } obstacle)
        {
            return PublishResult.Of(obstacle);
        }

        var known = figures.Versions.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var errors = ContentRules.Check(QuestionSetDraft.FromJson(draft!.Body), known, RequiredLanguages.Of(published));
        return new(!errors.Any(e => e.Blocks) ? PublishOutcome.Published : PublishOutcome.Invalid, errors);
    }
}
