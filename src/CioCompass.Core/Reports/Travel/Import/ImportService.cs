using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>
/// Takes in a file of another installation, whole or not at all. A file is matched with what the reader sees and with nothing else, so
/// that nobody learns from a file what other organisations have here.
/// </summary>
public sealed class ImportService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, RoomQuestionCatalog roomQuestions, ImportWriter writer, ImportTurns turns,
    PiecewiseRemoval pieces, IOptions<CompassOptions> options, AuditLog audit, TimeProvider clock)
{
    /// <summary>Tries against others who change at the same moment what the file is about.</summary>
    private const int TriesAtMost = 5;

    public async Task<ImportResult> ImportAsync(
        ReadOnlyMemory<byte> file, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayEdit)
        {
            return new ImportResult.NotAllowed();
        }

        // To look takes no turn: it writes nothing.
        using var turn = choice.OnlyLook ? null : await turns.TakeAsync(actor.UserId, choice.NewId, cancellationToken);
        if (turn is null && !choice.OnlyLook)
        {
            return new ImportResult.AnotherRuns();
        }

        var read = DocumentReader.Read(file);
        return read.Document is { } document
            ? await ImportAsync(document, choice, actor, cancellationToken)
            : new ImportResult.Invalid(read.Errors);
    }

    private async Task<ImportResult> ImportAsync(
        AssessmentDocument document, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var errors = new ImportErrors();
        QuestionSetView? set;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            set = await ContentCheck.SetOfAsync(db, catalog, roomQuestions, document, errors, cancellationToken);
        }

        if (set is null)
        {
            return new ImportResult.Invalid(errors.All);
        }

        for (var attempt = 1; attempt <= TriesAtMost; attempt++)
        {
            var plan = await PlanAsync(document, set, choice, actor, cancellationToken);
            var result = plan switch
            {
                ImportPlan.Told told => await TellAsync(told.Result, choice, actor, cancellationToken),
                ImportPlan.Add when choice.OnlyLook => new ImportResult.Imported(Guid.Empty),
                ImportPlan.Add add => await writer.AddAsync(document, set, add.Place, choice, actor, cancellationToken),
                ImportPlan.Replace replace => await writer.ReplaceAsync(replace, set, actor, cancellationToken),
                _ => throw new InvalidOperationException($"{plan} is no plan."),
            };
            if (result is not null)
            {
                return result;
            }
        }

        return new ImportResult.AnotherRuns();
    }

    private async Task<ImportPlan> PlanAsync(
        AssessmentDocument document, QuestionSetView set, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (choice.NewId is { } id && await MadeBeforeAsync(db, id, actor, cancellationToken) is { } before)
        {
            return new ImportPlan.Told(before);
        }

        var stored = await ImportPlaces.StoredAsync(db, document, actor, cancellationToken);
        if (stored is not null && (choice.Conflict != ImportDecision.Copy || choice.Seen is null))
        {
            return await MeetAsync(db, document, set, stored, choice, actor, cancellationToken);
        }

        return await ImportPlaces.PlaceAsync(db, document, choice, stored, actor, cancellationToken) is { } place
            ? new ImportPlan.Add(place)
            : new ImportPlan.Told(new ImportResult.WhichOrganisation(
                document.Assessment.Title, document.Organisation.Name, await db.Organisations.VisibleTo(actor).ByNameAsync(cancellationToken)));
    }

    /// <summary>The same form sent again; what an import of it left that broke off is removed first.</summary>
    /// <returns>Null where it has made nothing.</returns>
    private async Task<ImportResult?> MadeBeforeAsync(CompassDbContext db, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Assessments.AnyAsync(a => a.Id == id && a.IsUnfinished, cancellationToken))
        {
            await pieces.RemoveAsync<Assessment>(id);
        }

        if (!await db.Assessments.AnyAsync(a => a.Id == id, cancellationToken))
        {
            return null;
        }

        return await db.WasMadeAsync(AuditAction.Imported, id, actor, cancellationToken)
            ? new ImportResult.Imported(id)
            : new ImportResult.NotAllowed();
    }

    private async Task<ImportPlan> MeetAsync(
        CompassDbContext db, AssessmentDocument document, QuestionSetView set, Assessment stored, ImportChoice choice, Actor actor,
        CancellationToken cancellationToken)
    {
        var state = await AssessmentState.OfAsync(db, stored.Id, cancellationToken);
        var here = await DocumentExport.ReadAsync(
            db, db.Assessments.VisibleTo(actor).Where(a => a.Id == stored.Id), catalog, options.Value.Workshops.EffectiveMinimumCount,
            clock.GetUtcNow().UtcDateTime, withDeleted: false, cancellationToken);
        if (here is null)
        {
            // Gone in this moment: there is nothing to meet any more.
            return await PlanAsync(document, set, choice, actor, cancellationToken);
        }

        var (mine, theirs) = DocumentOrder.InCommon(here, document);
        if (mine.Fingerprint() == theirs.Fingerprint())
        {
            return new ImportPlan.Told(new ImportResult.Unchanged(stored.Id));
        }

        var conflict = new ImportConflict(
            stored.Id, stored.Title, here.Organisation.Name,
            DocumentDifferences.Between(
                mine, theirs, set, await catalog.EarlierAsync(set.Id, cancellationToken), await roomQuestions.VersionsAsync(cancellationToken)),
            here.Fingerprint(), document.ExportedAt);
        return choice.Seen != conflict.Seen
            ? new ImportPlan.Told(new ImportResult.Conflict(conflict))
            : choice.Conflict switch
            {
                ImportDecision.Keep => new ImportPlan.Told(new ImportResult.Kept(stored.Id)),
                ImportDecision.Replace when await HasOpenWorkshopAsync(db, stored.Id, cancellationToken) =>
                    new ImportPlan.Told(new ImportResult.WorkshopOpen(conflict)),
                ImportDecision.Replace => new ImportPlan.Replace(
                    stored.Id, stored.OrganisationId, state, document.Former is null ? document with { Former = here.Former } : document),
                _ => new ImportPlan.Told(new ImportResult.Conflict(conflict)),
            };
    }

    /// <summary>Returns a result that changes nothing; the audit log has it where somebody decided that.</summary>
    private async Task<ImportResult> TellAsync(ImportResult result, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var decided = result switch
        {
            ImportResult.Unchanged r => (r.AssessmentId, "unchanged"),
            ImportResult.Kept r => (r.AssessmentId, "kept"),
            _ => default((Guid Id, string Word)?),
        };
        if (decided is var (id, word) && !choice.OnlyLook)
        {
            await audit.WriteAsync(AuditAction.Imported, actor.UserId, actor.DisplayName, id, word, cancellationToken);
        }

        return result;
    }

    private static Task<bool> HasOpenWorkshopAsync(CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.Workshops.AnyAsync(w => w.AssessmentId == assessmentId && w.Status == WorkshopStatus.Open, cancellationToken);
}
