using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Trends;

/// <summary>Reads how an organisation developed over its assessments. The number of queries does not depend on how many there are.</summary>
public sealed class TrendService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, BenchmarkService benchmarks, AuditLog audit)
{
    /// <summary>The latest assessments that a trend goes back over: four years of quarterly ones.</summary>
    public const int AssessmentsAtMost = 16;

    /// <returns>
    /// Null when the organisation has no assessment, or is not the reader's; the latter is written to the audit log.
    /// </returns>
    public async Task<TrendView?> FindAsync(Guid organisationId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Assessments.VisibleTo(actor)
            .ThatCount()
            .Where(a => a.OrganisationId == organisationId)
            .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
            .Take(AssessmentsAtMost)
            .Select(ResultsRow.Of)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            if (!await db.Organisations.VisibleTo(actor).AnyAsync(o => o.Id == organisationId, cancellationToken))
            {
                await audit.NoteRefusalAsync(db.Organisations, organisationId, actor, "trend", cancellationToken);
            }

            return null;
        }

        rows.Reverse();
        var readings = await ResultsRow.ReadingsAsync(db, [.. rows.Select(r => r.Id)], cancellationToken);
        var latest = await catalog.SetAsync(rows[^1].QuestionSetId, cancellationToken);
        IReadOnlyList<string?> keys = [null, .. latest.Themes.Select(t => t.Key)];

        var columns = new List<IReadOnlyList<TrendPoint?>>();
        foreach (var row in rows)
        {
            var set = await catalog.SetAsync(row.QuestionSetId, cancellationToken);
            var byQuestion = readings[row.Id].ToDictionary(r => r.QuestionId, r => r.Reading);
            columns.Add([.. keys.Select(key => PointOf(set, key, byQuestion))]);
        }

        var latestId = rows[^1].Id;
        var comparisons = await Comparison.DefaultsAsync(
            db.Assessments.VisibleTo(actor), db.Assessments.VisibleTo(actor).Where(a => a.Id == latestId), cancellationToken);
        var others = await benchmarks.CompareAsync(organisationId, keys, actor, cancellationToken);
        return new TrendView(
            organisationId, rows[^1].OrganisationName, latest.Id, rows.Any(r => r.QuestionSetId != latest.Id),
            [.. rows.Select(r => r.Head)],
            [.. keys.Select((key, i) => new TrendLine(key, [.. columns.Select(c => c[i])], others[i]))])
        {
            ComparedWith = await ComparableAsync(rows, comparisons.GetValueOrDefault(latestId), latest, cancellationToken),
        };
    }

    /// <summary>Place of the assessment that the latest is compared with, if both asked the same questions.</summary>
    private async Task<int?> ComparableAsync(
        List<ResultsRow> rows, Guid? comparedWith, QuestionSetView latest, CancellationToken cancellationToken)
    {
        var place = rows.FindIndex(r => r.Id == comparedWith);
        if (place < 0)
        {
            return null;
        }

        var asked = (await catalog.SetAsync(rows[place].QuestionSetId, cancellationToken)).Questions.Select(q => q.Key);
        return asked.ToHashSet(StringComparer.Ordinal).SetEquals(latest.Questions.Select(q => q.Key)) ? place : null;
    }

    /// <param name="themeKey">Null for all themes together.</param>
    private static TrendPoint? PointOf(QuestionSetView set, string? themeKey, Dictionary<int, Reading> readings)
    {
        var themes = set.Themes.Where(t => themeKey is null || t.Key == themeKey).ToList();
        return themes.Count == 0
            ? null
            : TrendPoint.Of(Score.Of(
                themes.SelectMany(t => t.Questions).Select(q => readings.GetValueOrDefault(q.Id, Reading.Untouched))));
    }
}
