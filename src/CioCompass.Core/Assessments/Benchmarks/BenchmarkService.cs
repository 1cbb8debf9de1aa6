using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Benchmarks;

/// <summary>
/// Compares an organisation with the others of this installation: with the latest completed assessment of each, samples, trials and
/// answers that were only carried over left out. The scores are read at most every <see cref="Kept"/> and shared by all readers, since they are every organisation's and change rarely.
/// </summary>
public sealed class BenchmarkService(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>Time for which scores are kept. By then, purged ones are gone from here too.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim reading = new(1);
    private (IReadOnlyList<OrganisationScores> Scores, long ReadAt)? latest;

    /// <param name="organisationId">An organisation that the reader sees; others give nothing.</param>
    /// <param name="themeKeys">The themes to compare; a null stands for all themes together.</param>
    /// <returns>By place in <paramref name="themeKeys"/>; null where fewer than five others can be shown.</returns>
    public async Task<IReadOnlyList<Benchmark?>> CompareAsync(
        Guid organisationId, IReadOnlyList<string?> themeKeys, Actor actor, CancellationToken cancellationToken)
    {
        var scores = await ScoresAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = (await db.Organisations.VisibleTo(actor).Select(o => o.Id).ToListAsync(cancellationToken)).ToHashSet();
        return seen.Contains(organisationId)
            ? [.. themeKeys.Select(key => Population.Compare(scores, key, organisationId, seen))]
            : [.. themeKeys.Select(_ => (Benchmark?)null)];
    }

    public void Dispose() => reading.Dispose();

    private async Task<IReadOnlyList<OrganisationScores>> ScoresAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (latest is not { } kept || clock.GetElapsedTime(kept.ReadAt) >= Kept)
            {
                latest = kept = (await ReadAsync(cancellationToken), clock.GetTimestamp());
            }

            return kept.Scores;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>One query; the database adds up, so that what comes back is one row for each organisation and theme.</summary>
    private async Task<IReadOnlyList<OrganisationScores>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var completed = db.Assessments.ThatCount().Where(a => a.DeletedAt == null && a.Status == AssessmentStatus.Completed);
        var themes = db.Set<Theme>().SelectMany(t => t.Questions, (t, q) => new { QuestionId = q.Id, ThemeKey = t.Key });
        var sums = await db.Organisations
            .Where(o => o.DeletedAt == null && !o.IsSample)
            .Select(o => new
            {
                OrganisationId = o.Id,
                AssessmentId = completed.Where(a => a.OrganisationId == o.Id)
                    .OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.CreatedAt)
                    .Select(a => (Guid?)a.Id).FirstOrDefault(),
            })
            .Join(
                db.Set<Response>(), o => o.AssessmentId, r => (Guid?)r.AssessmentId,
                (o, r) => new { o.OrganisationId, r.QuestionId, r.Level, r.CarriedOver })
            .Where(r => r.Level != null && !r.CarriedOver)
            .Join(themes, r => r.QuestionId, q => q.QuestionId, (r, q) => new { r.OrganisationId, r.Level, q.ThemeKey })
            .GroupBy(r => new { r.OrganisationId, r.ThemeKey })
            .Select(g => new { g.Key.OrganisationId, g.Key.ThemeKey, Sum = g.Sum(r => r.Level!.Value), Count = g.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(s => s.OrganisationId).Select(o => new OrganisationScores(
                o.Key, (double)o.Sum(t => t.Sum) / o.Sum(t => t.Count),
                o.ToDictionary(t => t.ThemeKey, t => (double)t.Sum / t.Count, StringComparer.Ordinal))),
        ];
    }
}
