using System.Linq.Expressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>
/// Reads the actions of all assessments that the reader sees. The number of queries does not depend on how many actions, assessments or
/// organisations there are.
/// </summary>
public sealed class ActionPlan(IDbContextFactory<CompassDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Actions of one status on the board.</summary>
    public const int ColumnAtMost = 20;

    /// <summary>Assessments offered to choose from, the latest ones; owners, the first by name.</summary>
    public const int ChoicesAtMost = 200;

    /// <summary>Actions of one download; more is no plan.</summary>
    public const int ExportAtMost = 10_000;

    private static readonly Expression<Func<PlannedAction, ActionView>> View = p => new ActionView(
        p.Action.Id, p.Action.AssessmentId, p.Action.Assessment.Title, p.Action.Assessment.OrganisationId,
        p.Action.Assessment.Organisation.Name, p.Action.QuestionKey, p.Action.Origin,
        new ActionContent(p.Action.Title, p.Action.Owner, p.Action.DueOn, p.Action.Status, p.Action.Note),
        p.Action.CreatedAt, p.Action.UpdatedAt, p.Action.UpdatedBy, p.Action.ClosedAt, p.Action.Version)
    {
        IsContinued = p.IsContinued,
    };

    /// <summary>The reader's day: an action is overdue once its day is over for them.</summary>
    public DateOnly Today => ReaderZone.Today(clock);

    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    /// <returns>Null when the filter names an organisation or assessment that the reader does not see; that one exists is written to the
    /// audit log.</returns>
    public async Task<ActionPage?> PageAsync(ActionFilter filter, int page, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = Today;
        if (await FindAsync(db, filter, today, actor, cancellationToken) is not { } actions)
        {
            return null;
        }

        var counts = await CountsAsync(actions, today, cancellationToken);
        var shown = await Ordered(actions).Select(View).PageAsync(page, counts.Total, cancellationToken);
        return new ActionPage(shown.Items, counts, shown.Page, today);
    }

    /// <summary>The same actions as a board shows them, by status.</summary>
    /// <returns>Null as for <see cref="PageAsync"/>.</returns>
    public async Task<ActionBoard?> BoardAsync(ActionFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = Today;
        if (await FindAsync(db, filter, today, actor, cancellationToken) is not { } actions)
        {
            return null;
        }

        var counts = await CountsAsync(actions, today, cancellationToken);
        var shown = actions.Where(p => !p.IsContinued);
        var totals = await shown.Select(p => p.Action.Status).GroupBy(status => status)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        List<ActionColumn> columns = [];
        foreach (var status in Enum.GetValues<ActionStatus>())
        {
            var items = await Ordered(shown.Where(p => p.Action.Status == status)).Take(ColumnAtMost).Select(View).ToListAsync(cancellationToken);
            columns.Add(new ActionColumn(status, items, totals.GetValueOrDefault(status)));
        }

        return new ActionBoard(columns, counts, today);
    }

    /// <summary>The same actions as a file holds them: all pages at once, at most <see cref="ExportAtMost"/>, with a row in the audit log.</summary>
    /// <param name="format">For the audit log: <c>csv</c> or <c>ics</c>.</param>
    /// <returns>Null as for <see cref="PageAsync"/>.</returns>
    public async Task<IReadOnlyList<ActionView>?> ExportAsync(
        ActionFilter filter, string format, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, filter, Today, actor, cancellationToken) is not { } actions)
        {
            return null;
        }

        var items = await Ordered(actions)
            .Take(ExportAtMost)
            .Select(View)
            .ToListAsync(cancellationToken);
        audit.Add(db, AuditAction.Exported, actor, filter.AssessmentId ?? filter.OrganisationId, $"actions.{format}");
        await db.SaveChangesAsync(cancellationToken);
        return items;
    }

    /// <summary>
    /// Counts the open actions of each of these organisations; an organisation without any is missing, and so is one that is not visible.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, ActionCounts>> CountsAsync(
        IReadOnlyCollection<Guid> organisationIds, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = Today;
        return await Planned(db, actor)
            .Where(p => organisationIds.Contains(p.Action.Assessment.OrganisationId))
            .Select(p => new
            {
                p.Action.Assessment.OrganisationId,
                IsOpen = p.Action.ClosedAt == null && !p.IsContinued,
                IsLate = p.Action.DueOn < today,
            })
            .GroupBy(p => p.OrganisationId)
            .Select(g => new
            {
                g.Key,
                Total = g.Count(),
                Open = g.Count(p => p.IsOpen),
                Overdue = g.Count(p => p.IsOpen && p.IsLate),
            })
            .ToDictionaryAsync(c => c.Key, c => new ActionCounts(c.Total, c.Open, c.Overdue), cancellationToken);
    }

    /// <summary>Assessments to filter by or to make an action for: the one asked for, then the latest.</summary>
    public async Task<IReadOnlyList<ActionAssessment>> AssessmentsAsync(Guid? chosen, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Assessments.VisibleTo(actor)
            .OrderByDescending(a => a.Id == chosen).ThenByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(ChoicesAtMost)
            .Select(a => new ActionAssessment(a.Id, a.Title, a.HeldOn, a.OrganisationId, a.Organisation.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Owners to choose from: those of the actions that the reader sees, by name, at most <see cref="ChoicesAtMost"/>.</summary>
    public async Task<IReadOnlyList<string>> OwnersAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ActionItems.VisibleTo(actor)
            .Where(a => a.Owner != "")
            .Select(a => a.Owner).Distinct().OrderBy(owner => owner)
            .Take(ChoicesAtMost)
            .ToListAsync(cancellationToken);
    }

    private static async Task<ActionCounts> CountsAsync(
        IQueryable<PlannedAction> actions, DateOnly today, CancellationToken cancellationToken) =>
        await actions
            .Select(p => new { IsOpen = p.Action.ClosedAt == null && !p.IsContinued, IsLate = p.Action.DueOn < today })
            .GroupBy(_ => 1)
            .Select(g => new ActionCounts(g.Count(), g.Count(p => p.IsOpen), g.Count(p => p.IsOpen && p.IsLate)))
            .SingleOrDefaultAsync(cancellationToken) ?? ActionCounts.None;

    private static IQueryable<PlannedAction> Planned(CompassDbContext db, Actor actor) =>
        db.ActionItems.VisibleTo(actor).Planned(db.ActionItems.VisibleTo(actor));

    /// <returns>Null as for <see cref="PageAsync"/>.</returns>
    private async Task<IQueryable<PlannedAction>?> FindAsync(
        CompassDbContext db, ActionFilter filter, DateOnly today, Actor actor, CancellationToken cancellationToken) =>
        await SeesAsync(db, filter, actor, cancellationToken) ? Filtered(Planned(db, actor), filter.Cleaned(), today) : null;

    private async Task<bool> SeesAsync(CompassDbContext db, ActionFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (filter.OrganisationId is { } organisationId
            && !await db.Organisations.VisibleTo(actor).AnyAsync(o => o.Id == organisationId, cancellationToken))
        {
            await audit.NoteRefusalAsync(db.Organisations, organisationId, actor, "actions", cancellationToken);
            return false;
        }

        if (filter.AssessmentId is { } assessmentId
            && !await db.Assessments.VisibleTo(actor).AnyAsync(a => a.Id == assessmentId, cancellationToken))
        {
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "actions", cancellationToken);
            return false;
        }

        return true;
    }

    private static IQueryable<PlannedAction> Filtered(IQueryable<PlannedAction> actions, ActionFilter filter, DateOnly today)
    {
        if (filter.OrganisationId is { } organisationId)
        {
            actions = actions.Where(p => p.Action.Assessment.OrganisationId == organisationId);
        }

        if (filter.AssessmentId is { } assessmentId)
        {
            actions = actions.Where(p => p.Action.AssessmentId == assessmentId);
        }

        if (filter.State is { } state)
        {
            actions = actions.Where(IsIn(state, today));
        }

        // Both as typed and in small letters: SQLite knows the small letters of the English alphabet only.
        if (filter.Owner is { Length: > 0 } owner)
        {
            var small = owner.ToLowerInvariant();
            actions = actions.Where(p => p.Action.Owner.Contains(owner) || p.Action.Owner.ToLower().Contains(small));
        }

        if (filter.Text is { Length: > 0 } text)
        {
            var small = text.ToLowerInvariant();
            actions = actions.Where(p =>
                p.Action.Title.Contains(text) || p.Action.Note.Contains(text) || p.Action.Owner.Contains(text)
                || p.Action.Title.ToLower().Contains(small) || p.Action.Note.ToLower().Contains(small) || p.Action.Owner.ToLower().Contains(small));
        }

        return actions;
    }

    private static Expression<Func<PlannedAction, bool>> IsIn(ActionState state, DateOnly today) => state switch
    {
        ActionState.Overdue => p => p.Action.ClosedAt == null && !p.IsContinued && p.Action.DueOn < today,
        ActionState.InProgress => p => p.Action.Status == ActionStatus.InProgress && !p.IsContinued,
        ActionState.Done => p => p.Action.Status == ActionStatus.Done,
        ActionState.Dropped => p => p.Action.Status == ActionStatus.Dropped,
        _ => p => p.Action.Status == ActionStatus.Open && !p.IsContinued,
    };

    /// <summary>In the order of <see cref="DueGroup"/>: within what is open, the day alone decides between overdue, soon and later.</summary>
    private static IOrderedQueryable<PlannedAction> Ordered(IQueryable<PlannedAction> actions) => actions
        .OrderBy(p => p.Action.ClosedAt != null || p.IsContinued).ThenBy(p => p.IsContinued).ThenByDescending(p => p.Action.ClosedAt)
        .ThenBy(p => p.Action.DueOn == null).ThenBy(p => p.Action.DueOn)
        .ThenBy(p => p.Action.CreatedAt).ThenBy(p => p.Action.Id);
}
