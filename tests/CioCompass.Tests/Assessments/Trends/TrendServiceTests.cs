using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Auditing;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments.Trends;

public sealed class TrendServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private TestDatabase database = null!;
    private Actor cio = null!;
    private Organisation own = null!;

    private TrendService Service => database.Get<TrendService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        cio = await database.AddPersonAsync("Chris", Role.Cio);
        own = await database.AddOrganisationAsync("Acme", cio);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Assessments_come_in_the_order_of_their_days_with_a_score_overall_and_for_each_theme()
    {
        await AddAsync(new DateOnly(2026, 3, 1), 4);
        await AddAsync(new DateOnly(2024, 3, 1), 2);

        var trend = (await Service.FindAsync(own.Id, cio, Cancel))!;

        Assert.Equal([2024, 2026], trend.Assessments.Select(a => a.HeldOn.Year));
        Assert.Equal([2, 4], trend.Overall().Points.Select(p => p!.Mean!.Value));
        Assert.Equal([null, .. (await SetAsync()).Themes.Select(t => t.Key)], trend.Lines.Select(l => l.ThemeKey));
        Assert.All(trend.Overall().Points, p => Assert.True(p!.IsRange()));
        Assert.Null(trend.Lines[^1].Points[0]!.Mean);
    }

    [Fact]
    public async Task Only_the_latest_ones_are_read()
    {
        for (var i = 0; i < TrendService.AssessmentsAtMost + 2; i++)
        {
            await AddAsync(new DateOnly(2020, 1, 1).AddMonths(i), 3);
        }

        var trend = (await Service.FindAsync(own.Id, cio, Cancel))!;

        Assert.Equal(TrendService.AssessmentsAtMost, trend.Assessments.Count);
        Assert.Equal(new DateOnly(2020, 3, 1), trend.Assessments[0].HeldOn);
    }

    [Fact]
    public async Task An_organisation_without_assessments_has_no_trend()
    {
        Assert.Null(await Service.FindAsync(own.Id, cio, Cancel));
        Assert.Null(await Service.FindAsync(Guid.NewGuid(), cio, Cancel));

        await using var db = database.Open();
        Assert.Empty(db.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused));
    }

    [Fact]
    public async Task Another_organisations_trend_is_not_found_and_asking_for_it_is_audited()
    {
        await AddAsync(new DateOnly(2026, 3, 1), 4);
        var stranger = await database.AddPersonAsync("Stefan", Role.Consultant);

        Assert.Null(await Service.FindAsync(own.Id, stranger, Cancel));

        await using var db = database.Open();
        Assert.Equal(own.Id, Assert.Single(db.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused)).SubjectId);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_assessments()
    {
        await AddAsync(new DateOnly(2024, 3, 1), 2);
        var one = await CountAsync();
        await AddAsync(new DateOnly(2025, 3, 1), 2);
        await AddAsync(new DateOnly(2026, 3, 1), 2);

        Assert.Equal(one, await CountAsync());

        async Task<int> CountAsync()
        {
            var counter = new CommandCounter(database);
            var service = new TrendService(
                counter, database.Get<QuestionCatalog>(), database.Get<BenchmarkService>(), database.Get<AuditLog>());
            return await counter.CountAsync(() => service.FindAsync(own.Id, cio, Cancel));
        }
    }

    private Task<QuestionSetView> SetAsync() => database.Get<QuestionCatalog>().CurrentAsync(Cancel);

    /// <summary>An assessment that answers the whole first theme with one level and leaves the others open.</summary>
    private async Task AddAsync(DateOnly day, int level)
    {
        var set = await SetAsync();
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var assessment = new Assessment(own.Id, set.Id, $"Held on {day:O}", day, now);
        foreach (var question in set.Themes[0].Questions)
        {
            assessment.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(level) }, "Carla", now);
        }

        await using var db = database.Open();
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(Cancel);
    }
}
