using System.Linq.Expressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>The action plan: what somebody will do about an answer, over all assessments that the reader sees.</summary>
public sealed class ActionService(IDbContextFactory<CompassDbContext> contexts)
{
    private static readonly Expression<Func<ActionItem, ActionView>> View = a => new ActionView(
        a.Id, a.AssessmentId, a.Assessment.Title, a.Assessment.OrganisationId, a.Assessment.Organisation.Name, a.QuestionKey, a.Origin,
        new ActionContent(a.Title, a.Owner, a.DueOn, a.Status, a.Note), a.CreatedAt, a.UpdatedAt, a.UpdatedBy, a.ClosedAt, a.Version);

    /// <summary>The actions of one assessment: what is due first comes first, what has no day last.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<ActionView>> ForAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ActionItems
            .Where(a => a.AssessmentId == assessmentId && a.DeletedAt == null && db.Assessments.VisibleTo(actor).Any(v => v.Id == a.AssessmentId))
            .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.CreatedAt)
            .Select(View)
            .ToListAsync(cancellationToken);
    }
}
