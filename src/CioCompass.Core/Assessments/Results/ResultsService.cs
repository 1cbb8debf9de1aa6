using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Results;

/// <summary>
/// Reads results. The number of queries does not depend on how many questions, assessments or organisations there are.
/// </summary>
public sealed class ResultsService(IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit)
{
    /// <summary>Earlier assessments offered for comparison, the latest ones: three years of quarterly ones.</summary>
    public const int EarlierAtMost = 12;

    /// <summary>Organisations whose compass the dashboard shows.</summary>
    public const int LatestAtMost = 3;

    /// <param name="compareId">The earlier assessment of the same organisation to compare with; null for the latest before this one.</param>
    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<ResultsView?> FindAsync(Guid id, Guid? compareId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.Assessments.VisibleTo(actor);
        var row = await visible.Where(a => a.Id == id).Select(ResultsRow.Of).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            await NoteRefusalAsync(db, id, actor, cancellationToken);
            return null;
        }

        var before = visible.Where(a => a.OrganisationId == row.OrganisationId
            && (a.HeldOn < row.HeldOn || (a.HeldOn == row.HeldOn && a.CreatedAt < row.CreatedAt)));
        var earlier = await before
            .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(EarlierAtMost)
            .Select(ResultsRow.Of)
            .ToListAsync(cancellationToken);

        var previous = earlier.FirstOrDefault();
        if (compareId is not null && previous?.Id != compareId)
        {
            // By itself, since it may lie beyond the limit; in the order of the others it would cost sorting all of them.
            var asked = await before.Where(a => a.Id == compareId).Select(ResultsRow.Of).SingleOrDefaultAsync(cancellationToken);
            previous = asked ?? previous;
            if (asked is not null && earlier.All(e => e.Id != asked.Id))
            {
                earlier = [.. earlier.Take(EarlierAtMost - 1), asked];
            }
        }

        var compareNotFound = compareId is not null && previous?.Id != compareId;
        if (compareNotFound)
        {
            await NoteRefusalAsync(db, compareId!.Value, actor, cancellationToken);
        }

        var readings = await ResultsRow.ReadingsAsync(db, previous is null ? [row.Id] : [row.Id, previous.Id], cancellationToken);
        var choices = earlier.OrderByDescending(e => e.HeldOn).ThenByDescending(e => e.CreatedAt).Select(e => e.Head);
        return await ViewAsync(row, previous, [.. choices], compareNotFound, readings, actor, cancellationToken);
    }

    /// <summary>
    /// The latest assessment of each of the reader's organisations, the latest first, at most <see cref="LatestAtMost"/>, each
    /// beside the one before it. Choices for other comparisons are left out.
    /// </summary>
    public async Task<IReadOnlyList<ResultsView>> LatestAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // From the organisations and not from the assessments: each asks the index for its own latest two, so that the cost grows with
        // the organisations that the reader sees and not with all that was ever assessed.
        var kept = db.Assessments.Where(a => a.DeletedAt == null);
        var latest = await db.Organisations
            .VisibleTo(actor)
            .Where(o => kept.Any(a => a.OrganisationId == o.Id))
            .OrderByDescending(o => kept.Where(a => a.OrganisationId == o.Id).Max(a => (DateOnly?)a.HeldOn))
            .Take(LatestAtMost)
            .Select(o => new
            {
                Id = kept.Where(a => a.OrganisationId == o.Id)
                    .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
                    .Select(a => (Guid?)a.Id).FirstOrDefault(),
                PreviousId = kept.Where(a => a.OrganisationId == o.Id)
                    .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
                    .Select(a => (Guid?)a.Id).Skip(1).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        if (latest.Count == 0)
        {
            return [];
        }

        List<Guid> ids = [.. latest.Select(l => l.Id!.Value), .. latest.Select(l => l.PreviousId).OfType<Guid>()];
        var rows = await db.Assessments.Where(a => ids.Contains(a.Id)).Select(ResultsRow.Of).ToDictionaryAsync(r => r.Id, cancellationToken);
        var readings = await ResultsRow.ReadingsAsync(db, ids, cancellationToken);

        var views = new List<ResultsView>();
        foreach (var one in latest)
        {
            var previous = one.PreviousId is { } previousId ? rows[previousId] : null;
            views.Add(await ViewAsync(rows[one.Id!.Value], previous, [], false, readings, actor, cancellationToken));
        }

        return views;
    }

    private async Task<ResultsView> ViewAsync(
        ResultsRow row, ResultsRow? previous, IReadOnlyList<AssessmentHead> earlier, bool compareNotFound,
        ILookup<Guid, (int QuestionId, Reading Reading)> readings, Actor actor, CancellationToken cancellationToken)
    {
        var set = await catalog.SetAsync(row.QuestionSetId, cancellationToken);
        var data = new ResultsData(
            row.Head, row.OrganisationId, row.OrganisationName, row.IsSample, actor.MayEdit, row.QuestionSetId,
            previous?.Head, earlier, compareNotFound,
            ByKey(set, readings[row.Id]),
            previous is null ? [] : ByKey(await catalog.SetAsync(previous.QuestionSetId, cancellationToken), readings[previous.Id]));
        return ResultsView.Of(data, set);
    }

    /// <summary>Every question of the set by key, so that versions of the set can be compared and "not asked" differs from "untouched".</summary>
    private static Dictionary<string, Reading> ByKey(QuestionSetView set, IEnumerable<(int QuestionId, Reading Reading)> readings)
    {
        var byId = readings.ToDictionary(r => r.QuestionId, r => r.Reading);
        return set.Questions.ToDictionary(q => q.Key, q => byId.GetValueOrDefault(q.Id, Reading.Untouched), StringComparer.Ordinal);
    }

    private async Task NoteRefusalAsync(CompassDbContext db, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        // An existing one that the reader can see is a wrong comparison, not somebody else's.
        if (await db.Assessments.AnyAsync(a => a.Id == id, cancellationToken)
            && !await db.Assessments.VisibleTo(actor).AnyAsync(a => a.Id == id, cancellationToken))
        {
            await audit.RefusedAsync(actor, id, "results", cancellationToken);
        }
    }
}
