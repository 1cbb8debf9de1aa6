using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Content;

/// <summary>
/// Brings the shipped content into the database, one release after the other, all of a release or none of it. What is there stays; a later
/// release adds versions, or only its words where it is the same in further languages (<see cref="AddedLanguages"/>). Where an administrator
/// changed a text, theirs is taken over into the new version. An empty database gets all releases at once, put together in memory.
/// </summary>
public sealed class ContentLoader(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    /// <summary>Adds what this program version ships and the database does not have yet. A second call changes nothing.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => LoadAsync(ContentFiles.LatestRelease, cancellationToken);

    /// <param name="upTo">The last release to take in: what an earlier version of the program would have loaded.</param>
    internal async Task LoadAsync(int upTo, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await TakenAsync(db, cancellationToken);

        var isEmpty = taken == 0;
        for (var release = taken + 1; release <= upTo; release++)
        {
            if (AddedLanguages.Of(release) is { } words)
            {
                await AddedLanguages.AddAsync(db, words, isEmpty, cancellationToken);
            }
            else
            {
                await AddAsync(db, release, isEmpty, cancellationToken);
            }

            db.ContentReleases.Add(new ContentRelease(release, Now));
            if (!isEmpty)
            {
                // One save is one transaction.
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The latest release that is in the database; 0 for an empty one. The first release did not write itself down.</returns>
    private static async Task<int> TakenAsync(CompassDbContext db, CancellationToken cancellationToken) =>
        await db.ContentReleases.MaxAsync(r => (int?)r.Number, cancellationToken)
        ?? (await db.Statistics.AnyAsync(cancellationToken) ? 1 : 0);

    /// <param name="isEmpty">Nothing has been saved yet: what is there is in memory.</param>
    private async Task AddAsync(CompassDbContext db, int release, bool isEmpty, CancellationToken cancellationToken)
    {
        // What comes into an empty database was there before any workshop.
        DateTime? publishedAt = isEmpty ? null : Now;
        var statistics = ContentFiles.Statistics(release);
        var before = release > 1 ? ContentFiles.Statistics(release - 1) : null;
        var known = isEmpty ? [.. db.Statistics.Local] : await db.Statistics.Include(s => s.Source).ToListAsync(cancellationToken);
        var sources = statistics.Sources.ToDictionary(s => s.Key, StatisticRows.ToSource, StringComparer.Ordinal);
        foreach (var (index, row) in statistics.Statistics.Index())
        {
            var latest = known.Where(s => s.Key == row.Key).MaxBy(s => s.Version);
            if (latest is null)
            {
                db.Statistics.Add(row.ToStatistic(1, index + 1, sources[row.Source], publishedAt));
            }
            else if (before is not null && StatisticRows.Next(latest, before, row, publishedAt) is { } next)
            {
                db.Statistics.Add(next);
            }
        }

        // Nobody edits claims, nor the words that rooms vote on.
        db.Claims.AddRange(statistics.Claims.Select((row, index) =>
            new Claim(row.Key, release, index + 1, row.Statistic) { Text = row.Text, Note = row.Note }));
        db.RoomQuestions.AddRange(ContentFiles.RoomQuestions(release).Questions.Select(row =>
            new RoomQuestion(row.Statistic, release, row.Comparability)
            {
                Guess = row.Guess,
                Position = row.Position,
                ComparabilityReason = row.ComparabilityReason,
                PublishedAt = publishedAt,
            }));
        await AddQuestionsAsync(db, release, isEmpty, cancellationToken);
    }

    private async Task AddQuestionsAsync(CompassDbContext db, int release, bool isEmpty, CancellationToken cancellationToken)
    {
        var file = ContentFiles.QuestionSet(release);
        var latest = isEmpty ? db.QuestionSets.Local.MaxBy(s => s.Version) : await LatestQuestionsAsync(db, file.Key, cancellationToken);
        var set = latest is null ? file.ToSet(1) : QuestionSetRows.Next(latest, ContentFiles.QuestionSet(release - 1), file);
        if (set is not null)
        {
            set.Publish(Now);
            db.QuestionSets.Add(set);
        }
    }

    private static Task<QuestionSet?> LatestQuestionsAsync(CompassDbContext db, string key, CancellationToken cancellationToken) => db.QuestionSets
        .Include(s => s.Themes).ThenInclude(t => t.Questions)
        .Where(s => s.Key == key && s.PublishedAt != null)
        .OrderByDescending(s => s.Version)
        .AsSplitQuery()
        .FirstOrDefaultAsync(cancellationToken);
}
