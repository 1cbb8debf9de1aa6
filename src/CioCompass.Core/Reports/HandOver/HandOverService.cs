using System.Data.Common;
using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>
/// Ends a consultant's work on an assessment: everything goes into one pack for the client, and once that is fetched, the copy here is
/// removed for good. Only those who may edit the assessment may; for everybody else there is none.
/// </summary>
public sealed partial class HandOverService(
    IDbContextFactory<CompassDbContext> contexts, ExportService exports, PackContentReader contents, IEnumerable<IReportFormat> formats,
    PackStore packs, Removal removal, AuditLog audit, TimeProvider clock, ILogger<HandOverService> logger)
{
    /// <summary>Length of the name that is typed to confirm a removal.</summary>
    public const int NameMaxLength = Organisation.NameMaxLength > Assessment.TitleMaxLength ? Organisation.NameMaxLength : Assessment.TitleMaxLength;

    /// <returns>Null when there is none, or when it is not the reader's to hand over; the latter is written to the audit log.</returns>
    public async Task<HandOverView?> FindAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await Editable(db, actor)
            .Where(a => a.Id == assessmentId)
            .Select(a => new
            {
                a.Title,
                OrganisationName = a.Organisation.Name,
                HasOpenWorkshop = db.Workshops.Any(w => w.AssessmentId == a.Id && w.Status == WorkshopStatus.Open),
                Others = db.Assessments.Any(o => o.OrganisationId == a.OrganisationId && o.Id != a.Id && o.DeletedAt == null),
                Deleted = db.Assessments.Count(o => o.OrganisationId == a.OrganisationId && o.DeletedAt != null && !o.IsUnfinished),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            return new HandOverView(
                assessmentId, found.Title, found.OrganisationName, found.HasOpenWorkshop, !found.Others, found.Deleted,
                packs.LatestOf(assessmentId, actor));
        }

        await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "hand over", cancellationToken);
        return null;
    }

    /// <summary>Makes the pack, in a file of the data directory.</summary>
    /// <param name="languages">Of the reports; the first is the reader's own.</param>
    /// <param name="progress">0 to 1, never falling; called on any thread.</param>
    /// <exception cref="OperationCanceledException">Nothing is left of the pack.</exception>
    public async Task<PackResult> PackAsync(
        Guid assessmentId, IReadOnlyList<CultureInfo> languages, Actor actor, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var view = await FindAsync(assessmentId, actor, cancellationToken);
        if (view is null || view.HasOpenWorkshop)
        {
            return view is null ? new PackResult.NotFound() : new PackResult.WorkshopOpen();
        }

        if (await contents.ReadAsync(assessmentId, languages, actor, cancellationToken) is not { } content)
        {
            return new PackResult.NotFound();
        }

        var file = packs.NewFile();
        PackResult result = new PackResult.NotMade();
        try
        {
            result = await WriteAsync(content, file, assessmentId, actor, progress, cancellationToken);
        }
        catch (Exception e) when (e.IsFull())
        {
            result = new PackResult.NoRoom();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or DbUpdateException)
        {
            Log.NotMade(logger, assessmentId, e);
        }
        finally
        {
            // Whatever ended it, also a wish or the page's end in its last moment.
            if (result is not PackResult.Made)
            {
                packs.Delete(file);
            }
        }

        return result;
    }

    /// <summary>
    /// Removes the assessment with all that belongs to it, for good: hidden in one transaction, which nothing can slip in before, and then
    /// taken out piece by piece.
    /// </summary>
    /// <param name="typed">The organisation's or the assessment's name, as a confirmation.</param>
    /// <param name="alsoOrganisation">
    /// Also leave the organisation, where this was its last assessment; it is removed once nobody else belongs to it, and by an
    /// administrator at once.
    /// </param>
    public async Task<RemovalResult> RemoveAsync(
        Guid packId, string? typed, bool alsoOrganisation, Actor actor, CancellationToken cancellationToken)
    {
        if (packs.Find(packId, actor) is not { } pack)
        {
            return new RemovalResult.NotFound();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await Editable(db, actor).AsNoTracking().Include(a => a.Organisation)
            .SingleOrDefaultAsync(a => a.Id == pack.AssessmentId, cancellationToken);
        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, pack.AssessmentId, actor, "hand over", cancellationToken);
            return new RemovalResult.NotFound();
        }

        // Read before the transaction, which then only looks whether it is still so.
        var state = await AssessmentState.OfAsync(db, assessment.Id, cancellationToken);
        if (await ObstacleAsync(db, assessment, pack, typed, actor, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        var itself = db.Assessments.Where(a => a.Id == assessment.Id);
        var counts = await Removal.CountAsync(db, itself, cancellationToken);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (!await Editable(db, actor).AnyAsync(a => a.Id == assessment.Id, cancellationToken)
                || await AssessmentState.OfAsync(db, assessment.Id, cancellationToken) != state)
            {
                return new RemovalResult.Changed();
            }

            counts = await removal.RemoveAsync(db, assessment, counts, alsoOrganisation, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        packs.RemoveAllOf(pack.AssessmentId);
        var isOut = await removal.TakeOutAsync<Assessment>(assessment.Id)
            && (!counts.Organisation || await removal.TakeOutAsync<Organisation>(assessment.OrganisationId));
        return new RemovalResult.Removed(counts with
        {
            BallotsInNoFile = counts.Ballots - pack.Votes,
            TracesRemain = !isOut || !await removal.EraseTracesAsync(),
        });
    }

    private async Task<PackResult> WriteAsync(
        PackContent content, string file, Guid assessmentId, Actor actor, IProgress<double> progress, CancellationToken cancellationToken)
    {
        // Formats compute for seconds and write synchronously; neither must hold a request's thread or a circuit.
        var (entries, sha256, size) = await Task.Run(
            () => PackWriter.Write(content, content.Files(formats), file, progress, cancellationToken), cancellationToken);
        var pack = new Pack(
            Guid.NewGuid(), assessmentId, actor.UserId, file, content.ZipName, size, sha256, entries, content.Document.Fingerprint(),
            content.Document.Rounds().Sum(r => r.Votes.Sum(v => v.Count)), clock.GetUtcNow().UtcDateTime);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await exports.ReadWholeAsync(db, assessmentId, actor, cancellationToken))?.Fingerprint() != pack.Fingerprint)
        {
            return new PackResult.Changed();
        }

        audit.Add(db, AuditAction.Exported, actor, assessmentId, "pack");
        await db.SaveChangesAsync(cancellationToken);
        packs.Add(pack);
        return new PackResult.Made(pack);
    }

    private static IQueryable<Assessment> Editable(CompassDbContext db, Actor actor) =>
        actor.MayEdit ? db.Assessments.VisibleTo(actor) : db.Assessments.Where(_ => false);

    private async Task<RemovalResult?> ObstacleAsync(
        CompassDbContext db, Assessment assessment, Pack pack, string? typed, Actor actor, CancellationToken cancellationToken)
    {
        if (!pack.IsDownloaded)
        {
            return new RemovalResult.NotDownloaded();
        }

        var name = CleanText.Line(typed);
        if (name != CleanText.Line(assessment.Organisation.Name) && name != CleanText.Line(assessment.Title))
        {
            return new RemovalResult.NameDiffers();
        }

        if (await db.Workshops.AnyAsync(w => w.AssessmentId == assessment.Id && w.Status == WorkshopStatus.Open, cancellationToken))
        {
            return new RemovalResult.WorkshopOpen();
        }

        var now = await exports.ReadWholeAsync(db, assessment.Id, actor, cancellationToken);
        return now?.Fingerprint() == pack.Fingerprint ? null : new RemovalResult.Changed();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The pack of assessment {AssessmentId} could not be made")]
        public static partial void NotMade(ILogger logger, Guid assessmentId, Exception exception);
    }
}
