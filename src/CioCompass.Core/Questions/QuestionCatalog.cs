using System.Collections.Concurrent;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Questions;

/// <summary>
/// The published question sets. A published set never changes, so each is read from the database once and then shared by all readers.
/// </summary>
public sealed class QuestionCatalog(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, QuestionSetView> sets = new();
    private readonly ConcurrentDictionary<int, IReadOnlyList<int>> earlier = new();
    private readonly Rechecked<QuestionSetView> current = new(clock);

    /// <summary>
    /// The highest published version, for readers. A version that another process published shows within half a minute; one that this
    /// process published shows at once.
    /// </summary>
    public async Task<QuestionSetView> CurrentAsync(CancellationToken cancellationToken) =>
        current.Fresh ?? await LatestAsync(cancellationToken);

    /// <summary>The highest published version as the database has it now: what a new assessment takes.</summary>
    public Task<QuestionSetView> LatestAsync(CancellationToken cancellationToken) => current.LookAsync(async _ =>
    {
        var id = await contexts.ReadBrieflyAsync(
            db => db.QuestionSets
                .Where(s => s.PublishedAt != null)
                .OrderByDescending(s => s.Version)
                .Select(s => s.Id)
                .FirstAsync(cancellationToken),
            cancellationToken);
        return await SetAsync(id, cancellationToken);
    });

    /// <summary>The set that an assessment was made with.</summary>
    public async Task<QuestionSetView> SetAsync(int questionSetId, CancellationToken cancellationToken)
    {
        if (sets.TryGetValue(questionSetId, out var known))
        {
            return known;
        }

        var set = await contexts.ReadBrieflyAsync(
            db => db.QuestionSets
                .AsNoTracking()
                .Include(s => s.Themes).ThenInclude(t => t.Questions)
                .AsSplitQuery()
                .SingleAsync(s => s.Id == questionSetId, cancellationToken),
            cancellationToken);
        return sets.GetOrAdd(questionSetId, View(set));
    }

    /// <summary>The published versions before this one, the latest first. None is ever added before a version that exists.</summary>
    public async Task<IReadOnlyList<QuestionSetView>> EarlierAsync(int questionSetId, CancellationToken cancellationToken)
    {
        if (!earlier.TryGetValue(questionSetId, out var ids))
        {
            var set = await SetAsync(questionSetId, cancellationToken);
            ids = await contexts.ReadBrieflyAsync(
                db => db.QuestionSets
                    .Where(s => s.PublishedAt != null && s.Version < set.Version)
                    .OrderByDescending(s => s.Version)
                    .Select(s => s.Id)
                    .ToListAsync(cancellationToken),
                cancellationToken);
            earlier[questionSetId] = ids;
        }

        var sets = new List<QuestionSetView>();
        foreach (var id in ids)
        {
            sets.Add(await SetAsync(id, cancellationToken));
        }

        return sets;
    }

    private static QuestionSetView View(QuestionSet set) =>
        new(set.Id, set.Key, set.Version, set.Title, set.RoleContext, [.. set.Themes.OrderBy(t => t.Order).Select(View)]);

    private static ThemeView View(Theme theme) =>
        new(theme.Key, theme.Order, theme.IsPrerequisite, theme.Name, theme.Intent,
            [.. theme.Questions.OrderBy(q => q.Order).Select(View)]);

    private static QuestionView View(Question question) =>
        new(question.Id, question.Key, question.Order, question.IsFromArticle, question.Text, question.Guidance, question.Levels,
            question.Evidence);
}
