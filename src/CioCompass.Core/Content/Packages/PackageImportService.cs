using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
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

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading, so that the same file twice at the same moment makes one draft of each.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var set = await catalog.LatestAsync(cancellationToken);
        if (package.QuestionSet.Key != set.Key)
        {
            return new PackageResult.Invalid([new ImportError("$.questionSet.key", ImportErrorKind.NotOneOf, set.Key)]);
        }

        var plan = new PackagePlan(
            set, await statistics.LatestAsync(cancellationToken), await rooms.LatestAsync(cancellationToken),
            await db.ContentDrafts.AsNoTracking().ToListAsync(cancellationToken));
        var planned = plan.Of(package);
        var result = new PackageResult.Taken([.. planned.Select(p => p.Item)]);
        db.ContentDrafts.AddRange(planned.Where(p => p.Item.Outcome == PackageItemOutcome.Drafted).Select(p => new ContentDraft(
            p.Item.Kind, p.Item.Key, p.BaseVersion, p.Body, actor.DisplayName, clock.GetUtcNow().UtcDateTime)));
        audit.Add(db, AuditAction.ContentImported, actor, detail: Detail(result));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
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
