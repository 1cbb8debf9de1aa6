using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Reports.Travel;

/// <summary>
/// Takes in a file of another installation, whole or not at all. A file is matched with what the reader sees and with nothing else, so
/// that nobody learns from a file what other organisations have here.
/// </summary>
public sealed class ImportService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, RoomQuestionCatalog figures, ImportPlaces places,
    IOptions<CompassOptions> options, AuditLog audit, TimeProvider clock)
{
    public async Task<ImportResult> ImportAsync(
        ReadOnlyMemory<byte> file, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayEdit)
        {
            return new ImportResult.NotAllowed();
        }

        var read = DocumentReader.Read(file);
        if (read.Document is not { } document)
        {
            return new ImportResult.Invalid(read.Errors);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading, so that the same file twice at the same moment makes one assessment.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var errors = new ImportErrors();
        var set = await ContentCheck.SetOfAsync(db, catalog, figures, document, errors, cancellationToken);
        if (set is null)
        {
            return new ImportResult.Invalid(errors.All);
        }

        var stored = await places.StoredAsync(db, document, actor, cancellationToken);
        var result = stored is null || (choice.Conflict == ImportDecision.Copy && choice.Seen is not null)
            ? await AddAsync(db, document, set, stored, choice, actor, cancellationToken)
            : await MeetAsync(db, document, set, stored, choice, actor, cancellationToken);
        if (!choice.OnlyLook && Outcome(result) is { } outcome)
        {
            audit.Add(db, AuditAction.Imported, actor, outcome.Id, outcome.Word);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }

    private async Task<ImportResult> AddAsync(
        CompassDbContext db, AssessmentDocument document, QuestionSetView set, Assessment? original, ImportChoice choice, Actor actor,
        CancellationToken cancellationToken)
    {
        var place = original?.OrganisationId ?? await places.OrganisationAsync(db, document, choice, actor, cancellationToken);
        if (place is not { } organisationId)
        {
            return new ImportResult.WhichOrganisation(
                document.Assessment.Title, document.Organisation.Name, await places.ChoicesAsync(db, actor, cancellationToken));
        }

        var added = DocumentWriter.Add(db, organisationId, document, set);
        if (original is null)
        {
            // A copy that somebody asked for is an assessment of its own, also in the files that it will be exported to.
            added.ComeFrom(document.Assessment.Id);
        }

        return new ImportResult.Imported(added.Id);
    }

    private async Task<ImportResult> MeetAsync(
        CompassDbContext db, AssessmentDocument document, QuestionSetView set, Assessment stored, ImportChoice choice, Actor actor,
        CancellationToken cancellationToken)
    {
        var here = (await DocumentExport.ReadAsync(
            db, db.Assessments.VisibleTo(actor).Where(a => a.Id == stored.Id), catalog, options.Value.Workshops.EffectiveMinimumCount,
            clock.GetUtcNow().UtcDateTime, cancellationToken))!;
        var (mine, theirs) = DocumentOrder.WithCommonVotes(here, document);
        if (mine.Fingerprint() == theirs.Fingerprint())
        {
            return new ImportResult.Unchanged(stored.Id);
        }

        var conflict = new ImportConflict(
            stored.Id, stored.Title, here.Organisation.Name,
            DocumentDifferences.Between(mine, theirs, set, await figures.CurrentAsync(cancellationToken), clock.LocalTimeZone),
            here.Fingerprint(), document.ExportedAt);
        if (choice.Seen != conflict.Seen)
        {
            return new ImportResult.Conflict(conflict);
        }

        switch (choice.Conflict)
        {
            case ImportDecision.Keep:
                return new ImportResult.Kept(stored.Id);
            case ImportDecision.Replace when await HasOpenWorkshopAsync(db, stored.Id, cancellationToken):
                return new ImportResult.WorkshopOpen(conflict);
            case ImportDecision.Replace:
                await DocumentWriter.ReplaceAsync(db, stored, document, set, cancellationToken);
                return new ImportResult.Replaced(stored.Id);
            default:
                return new ImportResult.Conflict(conflict);
        }
    }

    private static Task<bool> HasOpenWorkshopAsync(CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.Workshops.AnyAsync(w => w.AssessmentId == assessmentId && w.Status == WorkshopStatus.Open, cancellationToken);

    /// <summary>What the audit log says; null where nothing was decided.</summary>
    private static (Guid Id, string Word)? Outcome(ImportResult result) => result switch
    {
        ImportResult.Imported r => (r.AssessmentId, "imported"),
        ImportResult.Replaced r => (r.AssessmentId, "replaced"),
        ImportResult.Unchanged r => (r.AssessmentId, "unchanged"),
        ImportResult.Kept r => (r.AssessmentId, "kept"),
        _ => null,
    };
}
