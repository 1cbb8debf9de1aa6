using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Content.Statistics;

/// <summary>Makes a draft the next version of its statistic. Earlier versions, and what rooms said to them, stay as they are.</summary>
public sealed class StatisticPublisher(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, StatisticCatalog catalog, RoomQuestionCatalog rooms,
    AuditLog audit, TimeProvider clock, ILogger<StatisticPublisher> logger)
{
    /// <param name="version">Of the draft that the administrator saw: nothing is published unseen.</param>
    public async Task<StatisticPublishResult> PublishAsync(string key, Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "publish statistic", null, cancellationToken))
        {
            return StatisticPublishResult.Of(PublishOutcome.NotAllowed);
        }

        var published = (await catalog.LatestAsync(cancellationToken)).FindLatest(key);
        var room = (await rooms.LatestAsync(cancellationToken)).GetValueOrDefault(key);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.ContentDrafts.SingleOrDefaultAsync(d => d.Kind == ContentKind.Statistic && d.Key == key, cancellationToken);
        var result = Judge(draft, version, published, room);
        if (result.Outcome != PublishOutcome.Published)
        {
            return result;
        }

        var body = StatisticDraft.FromJson(draft!.Body).Clean();
        var next = await AddAsync(db, key, published?.Version + 1 ?? 1, body, cancellationToken);
        if (room is null && body.Room.IsAsked)
        {
            db.RoomQuestions.Add(new RoomQuestion(key, 1, body.Room.Comparability)
            {
                Guess = body.Room.Guess,
                Position = body.Room.Position,
                ComparabilityReason = body.Room.Reason,
            });
        }

        audit.Add(db, AuditAction.ContentPublished, actor, detail: $"statistic {key}, version {next.Version}");
        var stored = await Publication.CommitAsync(db, transaction, draft, logger, cancellationToken);
        if (stored != PublishOutcome.Published)
        {
            return StatisticPublishResult.Of(stored);
        }

        await catalog.LatestAsync(cancellationToken);
        await rooms.LatestAsync(cancellationToken);
        return result with { Version = next.Version };
    }

    private static StatisticPublishResult Judge(ContentDraft? draft, Guid version, StatisticView? published, RoomQuestionView? room)
    {
        var before = published is null ? null : StatisticDraft.Of(published, room);
        if (Publication.Obstacle(draft, version, published?.Version ?? 0, body => StatisticDraft.FromJson(body) == before) is { } obstacle)
        {
            return StatisticPublishResult.Of(obstacle);
        }

        var errors = StatisticRules.Check(StatisticDraft.FromJson(draft!.Body), room is null ? null : RoomDraft.Of(room), RequiredLanguages.Of(before));
        return new(!errors.Any(e => e.Blocks) ? PublishOutcome.Published : PublishOutcome.Invalid, errors);
    }

    private async Task<Statistic> AddAsync(CompassDbContext db, string key, int version, StatisticDraft body, CancellationToken cancellationToken)
    {
        var before = await db.Statistics.Include(s => s.Source)
            .SingleOrDefaultAsync(s => s.Key == key && s.Version == version - 1, cancellationToken);
        var view = body.AsView(key, version, isOwn: before?.IsOwn ?? true);
        var order = before?.Order ?? (await db.Statistics.MaxAsync(s => (int?)s.Order, cancellationToken) ?? 0) + 1;
        var statistic = new Statistic(key, version, order, view, SourceOf(before?.Source, view))
        {
            IsOwn = view.IsOwn,
            IsWithdrawn = view.IsWithdrawn,
            PublishedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Statistics.Add(statistic);
        return statistic;
    }

    /// <summary>The same publication where nothing about it changed: figures of one study share their source.</summary>
    private static Source SourceOf(Source? before, StatisticView view)
    {
        var source = view.Source;
        var isSame = before is not null
            && (before.Publisher, before.Title, before.Year, before.IsVendorStudy, before.Url)
                == (source.Publisher, source.Title, source.Year, source.IsVendorStudy, source.Url);
        return isSame
            ? before!
            : new Source($"{view.Key}.v{view.Version}", source.Publisher, source.Title, source.Year, source.IsVendorStudy, source.Url);
    }
}
