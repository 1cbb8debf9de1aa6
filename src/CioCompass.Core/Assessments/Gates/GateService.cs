using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Gates;

/// <summary>Opens the later themes with a reason while the inventory is not complete, and takes that back.</summary>
public sealed class GateService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    /// <summary>From now on the later themes take answers, each marked as filled in before the inventory was complete.</summary>
    /// <param name="reason">Why; it stands in results, report and exports, and not in the audit log.</param>
    public Task<GateOutcome> OpenAsync(Guid assessmentId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var clean = CleanText.Line(reason);
        return clean.Length is 0 or > GateOpening.ReasonMaxLength
            ? Task.FromResult(clean.Length == 0 ? GateOutcome.ReasonMissing : GateOutcome.ReasonTooLong)
            : ChangeAsync(assessmentId, actor, AuditAction.GateOpened, cancellationToken, (assessment, state) =>
            {
                if (!state.IsShut)
                {
                    return state.IsOpened ? GateOutcome.OpenedMeanwhile : GateOutcome.NotShut;
                }

                assessment.OpenGate(clean, actor.DisplayName, clock.GetUtcNow().UtcDateTime);
                return GateOutcome.Done;
            });
    }

    /// <summary>The later themes are locked again until the inventory is complete. What was filled in meanwhile stays, and stays marked.</summary>
    public Task<GateOutcome> TakeBackAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(assessmentId, actor, AuditAction.GateTakenBack, cancellationToken, (assessment, state) =>
        {
            if (!state.IsOpened)
            {
                return GateOutcome.NotOpened;
            }

            assessment.TakeBackGate(actor.DisplayName, clock.GetUtcNow().UtcDateTime);
            return GateOutcome.Done;
        });

    private Task<GateOutcome> ChangeAsync(
        Guid assessmentId, Actor actor, AuditAction action, CancellationToken cancellationToken,
        Func<Assessment, GateState, GateOutcome> change) =>
        // Overtaken by somebody who answered, completed or opened: looks again at what that left.
        Overtaking.RetryAsync(() => TryChangeAsync(assessmentId, actor, action, change, cancellationToken));

    private async Task<GateOutcome> TryChangeAsync(
        Guid assessmentId, Actor actor, AuditAction action, Func<Assessment, GateState, GateOutcome> change,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assessment = await db.Assessments.VisibleTo(actor).Include(a => a.Responses)
            .SingleOrDefaultAsync(a => a.Id == assessmentId, cancellationToken);
        if (assessment is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "gate", cancellationToken);

            return GateOutcome.NotFound;
        }

        if (!actor.MayEdit)
        {
            return GateOutcome.NotAllowed;
        }

        if (assessment.Status == AssessmentStatus.Completed)
        {
            return GateOutcome.Completed;
        }

        var outcome = change(assessment, assessment.GateIn(await catalog.SetAsync(assessment.QuestionSetId, cancellationToken)));
        if (outcome == GateOutcome.Done)
        {
            audit.Add(db, action, actor, assessmentId);
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }
}

/// <summary>Outcome of opening the gate or taking that back. Only <see cref="Done"/> has changed anything.</summary>
public enum GateOutcome
{
    Done,

    /// <summary>No such assessment, or not this reader's.</summary>
    NotFound,

    /// <summary>The reader's role does not allow it.</summary>
    NotAllowed,

    /// <summary>The assessment is completed.</summary>
    Completed,
    ReasonMissing,
    ReasonTooLong,

    /// <summary>The inventory is complete: there is nothing to open.</summary>
    NotShut,

    /// <summary>Somebody else opened it first; their reason stands.</summary>
    OpenedMeanwhile,

    /// <summary>It is not opened with a reason, or no longer.</summary>
    NotOpened,
}
