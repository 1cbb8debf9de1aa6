using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Reports.Travel.Export;

/// <summary>Gives an assessment away as a file.</summary>
public sealed class ExportService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, IOptions<CompassOptions> options, AuditLog audit, TimeProvider clock)
{
    /// <summary>The document, and a line in the audit log.</summary>
    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<AssessmentDocument?> ExportAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var document = await ReadAsync(db, assessmentId, actor, withDeleted: false, cancellationToken);
        if (document is not null)
        {
            audit.Add(db, AuditAction.Exported, actor, assessmentId, "json");
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "export", cancellationToken);
        }

        return document;
    }

    /// <summary>The document alone, as of the caller's transaction, with what was deleted and waits to be purged.</summary>
    internal Task<AssessmentDocument?> ReadWholeAsync(
        CompassDbContext db, Guid assessmentId, Actor actor, CancellationToken cancellationToken) =>
        ReadAsync(db, assessmentId, actor, withDeleted: true, cancellationToken);

    private Task<AssessmentDocument?> ReadAsync(
        CompassDbContext db, Guid assessmentId, Actor actor, bool withDeleted, CancellationToken cancellationToken) =>
        DocumentExport.ReadAsync(
            db, db.Assessments.VisibleTo(actor).Where(a => a.Id == assessmentId), catalog,
            options.Value.Workshops.EffectiveMinimumCount, clock.GetUtcNow().UtcDateTime, withDeleted, cancellationToken);
}
