using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Content.Packages;

/// <summary>
/// Makes drafts of a package's content, of all that differs or of nothing; for administrators only. Nothing is published, and no draft
/// that is here is written over.
/// </summary>
public sealed class PackageImportService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, QuestionCatalog catalog, StatisticCatalog statistics,
    RoomQuestionCatalog rooms, AuditLog audit, TimeProvider clock)
{
    /// <summary>Tries against others who begin or save drafts at the same moment.</summary>
    private const int TriesAtMost = 5;

    public async Task<PackageResult> ImportAsync(ReadOnlyMemory<byte> file, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "import content", null, cancellationToken))
        {
            return new PackageResult.NotAllowed();
        }

        var read = PackageReader.Read(file);
        if (read.Package is not { } package)
        {
            return new PackageResult.Invalid(read.Errors);
        }

        for (var attempt = 1; attempt <= TriesAtMost; attempt++)
        {
            if (await TryImportAsync(package, actor, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return new PackageResult.Overtaken();
    }

    /// <returns>Null where a draft was begun, saved or thrown away meanwhile: what is to be made of the package may be something else then.</returns>
    private async Task<PackageResult?> TryImportAsync(ContentPackage package, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var set = await catalog.LatestAsync(cancellationToken);
        if (package.QuestionSet.Key != set.Key)
        {
            return new PackageResult.Invalid([new ImportError("$.questionSet.key", ImportErrorKind.NotOneOf, set.Key)]);
        }

        // A package may be large: it is compared before the transaction, which then only looks whether that still holds.
        var drafts = await db.ContentDrafts.AsNoTracking().ToListAsync(cancellationToken);
        var planned = new PackagePlan(set, await statistics.LatestAsync(cancellationToken), await rooms.LatestAsync(cancellationToken), drafts).Of(package);
        var result = new PackageResult.Taken([.. planned.Select(p => p.Item)]);
        db.ContentDrafts.AddRange(planned.Where(p => p.Item.Outcome == PackageItemOutcome.Drafted).Select(p => new ContentDraft(
            p.Item.Kind, p.Item.Key, p.BaseVersion, p.Body, actor.DisplayName, clock.GetUtcNow().UtcDateTime)));
        audit.Add(db, AuditAction.ContentImported, actor, detail: Detail(result));

        // The same file twice at the same moment makes one draft of each.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var versions = await db.ContentDrafts.Select(d => d.Version).ToListAsync(cancellationToken);
        if (!versions.Order().SequenceEqual(drafts.Select(d => d.Version).Order()) || (await catalog.LatestAsync(cancellationToken)).Id != set.Id)
        {
            return null;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateException e) when (e.IsTaken())
        {
            // Another program, which does not wait for the write lock, may have begun one of these drafts meanwhile.
            return new PackageResult.Overtaken();
        }
    }

    private static string Detail(PackageResult.Taken result) =>
        $"drafts: {Count(result, PackageItemOutcome.Drafted)}; same: {Count(result, PackageItemOutcome.Same)}; "
        + $"conflicts: {Count(result, PackageItemOutcome.Conflict)}";

    private static int Count(PackageResult.Taken result, PackageItemOutcome outcome) => result.Of(outcome).Count();
}
