using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
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

    /// <param name="compareId">The earlier assessment of the same organisation to compare with; null for that of <see cref="Comparison"/>.</param>
    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<ResultsView?> FindAsync(Guid id, Guid? compareId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.Assessments.VisibleTo(actor);
        var row = await visible.Where(a => a.Id == id).Select(ResultsRow.Of).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            await audit.NoteRefusalAsync(db.Assessments, id, actor, "results", cancellationToken);
            return null;
        }

        // The first bound is implied by what follows; by it alone a database finds its place in the index.
        var before = visible.ThatCount().Where(a => a.OrganisationId == row.OrganisationId && a.HeldOn <= row.HeldOn
            && (a.HeldOn < row.HeldOn || (a.HeldOn == row.HeldOn && a.CreatedAt < row.CreatedAt)));
        var earlier = await before
            .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(EarlierAtMost)
            .Select(ResultsRow.Of)
            .ToListAsync(cancellationToken);

        var previous = compareId is { } asked ? await FindAsync(asked) : null;
        if (previous is null)
        {
            var usual = await Comparison.DefaultsAsync(visible, visible.Where(a => a.Id == id), cancellationToken);
            previous = usual.GetValueOrDefault(id) is { } usualId ? await FindAsync(usualId) : null;
        }

        if (previous is not null && earlier.All(e => e.Id != previous.Id))
        {
            earlier = [.. earlier.Take(EarlierAtMost - 1), previous];
        }

        var compareNotFound = compareId is not null && previous?.Id != compareId;
        if (compareNotFound && !await visible.AnyAsync(a => a.Id == compareId, cancellationToken))
        {
            // One that the reader can see is a wrong comparison, not somebody else's.
            await audit.NoteRefusalAsync(db.Assessments, compareId!.Value, actor, "results", cancellationToken);
        }

        var readings = await ResultsRow.ReadingsAsync(db, previous is null ? [row.Id] : [row.Id, previous.Id], cancellationToken);
        var choices = earlier.OrderByDescending(e => e.HeldOn).ThenByDescending(e => e.CreatedAt).Select(e => e.Head);
        return await ViewAsync(row, previous, [.. choices], compareNotFound, readings, actor, cancellationToken);

        // By itself where it lies beyond the limit; in the order of the others it would cost sorting all of them.
        async Task<ResultsRow?> FindAsync(Guid wanted) => earlier.FirstOrDefault(e => e.Id == wanted)
            ?? await before.Where(a => a.Id == wanted).Select(ResultsRow.Of).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The latest assessment of each of the reader's organisations, the latest first, at most <see cref="LatestAtMost"/>, each
    /// beside the one that <see cref="Comparison"/> puts beside it. Trials are left out, and choices for other comparisons.
    /// </summary>
    public async Task<IReadOnlyList<ResultsView>> LatestAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // From the organisations and not from the assessments: each asks the index for its own latest one, so that the cost grows with
        // the organisations that the reader sees and not with all that was ever assessed.
        var kept = db.Assessments.Where(a => a.DeletedAt == null).ThatCount();
        var latest = await db.Organisations
            .VisibleTo(actor)
            .Where(o => kept.Any(a => a.OrganisationId == o.Id))
            .OrderByDescending(o => kept.Where(a => a.OrganisationId == o.Id).Max(a => (DateOnly?)a.HeldOn))
            .Take(LatestAtMost)
            .Select(o => kept.Where(a => a.OrganisationId == o.Id)
                .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
                .Select(a => a.Id).First())
            .ToListAsync(cancellationToken);
        if (latest.Count == 0)
        {
            return [];
        }

        var comparisons = await Comparison.DefaultsAsync(kept, kept.Where(a => latest.Contains(a.Id)), cancellationToken);
        List<Guid> ids = [.. latest, .. comparisons.Values.OfType<Guid>()];
        var rows = await db.Assessments.Where(a => ids.Contains(a.Id)).Select(ResultsRow.Of).ToDictionaryAsync(r => r.Id, cancellationToken);
        var readings = await ResultsRow.ReadingsAsync(db, ids, cancellationToken);

        var views = new List<ResultsView>();
        foreach (var one in latest)
        {
            var previous = comparisons[one] is { } previousId ? rows[previousId] : null;
            views.Add(await ViewAsync(rows[one], previous, [], false, readings, actor, cancellationToken));
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
            previous is null ? [] : ByKey(await catalog.SetAsync(previous.QuestionSetId, cancellationToken), readings[previous.Id]))
        {
            IsTrial = row.IsTrial,
            Gate = GateNote.Of(row.GateOpening, readings[row.Id].Select(r => r.Reading)),
        };
        return ResultsView.Of(data, set);
    }

    /// <summary>Every question of the set by key, so that versions of the set can be compared and "not asked" differs from "untouched".</summary>
    private static Dictionary<string, Reading> ByKey(QuestionSetView set, IEnumerable<(int QuestionId, Reading Reading)> readings)
    {
        var byId = readings.ToDictionary(r => r.QuestionId, r => r.Reading);
        return set.Questions.ToDictionary(q => q.Key, q => byId.GetValueOrDefault(q.Id, Reading.Untouched), StringComparer.Ordinal);
    }
}
