using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>The choice of the assessment to compare with, wherever two are compared.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor consultant = null!;
    private Organisation organisation = null!;
    private QuestionSetView set = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        organisation = await database.AddOrganisationAsync("Acme", consultant);
        set = await database.Get<QuestionCatalog>().CurrentAsync(Cancel);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_one_that_it_was_copied_from_comes_before_a_later_one_and_before_a_trial()
    {
        var original = await AddAsync(2024, 3);
        await AddAsync(2025, 1);
        await AddAsync(2025, 2, isTrial: true);
        var latest = await AddAsync(2026, 4, copiedFrom: original);

        await ExpectAsync(latest, original);
    }

    [Fact]
    public async Task An_original_that_is_not_completed_is_still_the_original()
    {
        await AddAsync(2023, 1);
        var original = await AddAsync(2024, 3, isCompleted: false);
        var latest = await AddAsync(2026, 4, copiedFrom: original);

        await ExpectAsync(latest, original);
    }

    [Fact]
    public async Task Without_an_original_it_is_the_latest_completed_one_and_no_trial_sample_or_open_one()
    {
        await AddAsync(2022, 1);
        var completed = await AddAsync(2023, 2);
        await AddAsync(2024, 5, isTrial: true);
        await AddAsync(2024, 5, isSample: true);
        await AddAsync(2025, 5, isCompleted: false);
        var latest = await AddAsync(2026, 4);

        await ExpectAsync(latest, completed);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_original_that_never_counts_or_was_held_later_is_passed_over(bool isTrial, bool isLater)
    {
        var completed = await AddAsync(2023, 2);
        var original = await AddAsync(isLater ? 2027 : 2025, 5, isTrial: isTrial);
        var latest = await AddAsync(2026, 4, copiedFrom: original);

        Assert.Equal(completed, (await FindAsync(latest, null)).Data.Previous!.Id);
    }

    [Fact]
    public async Task A_trial_itself_is_compared_and_says_what_it_is()
    {
        var completed = await AddAsync(2023, 2);
        var trial = await AddAsync(2024, 5, isTrial: true);

        var results = await FindAsync(trial, null);

        Assert.Equal((completed, true), (results.Data.Previous!.Id, results.Data.IsTrial));
    }

    [Fact]
    public async Task Trials_are_no_choice_and_asking_for_one_shows_the_usual_one()
    {
        var completed = await AddAsync(2023, 2);
        var trial = await AddAsync(2024, 5, isTrial: true);
        var open = await AddAsync(2025, 5, isCompleted: false);
        var latest = await AddAsync(2026, 4);

        var results = await FindAsync(latest, trial);

        Assert.Equal((completed, true), (results.Data.Previous!.Id, results.Data.CompareNotFound));
        Assert.Equal([open, completed], results.Data.Earlier.Select(e => e.Id));
        Assert.Equal(open, (await FindAsync(latest, open)).Data.Previous!.Id);
    }

    [Fact]
    public async Task A_trial_is_neither_on_the_dashboard_nor_in_the_trend()
    {
        var completed = await AddAsync(2025, 2);
        await AddAsync(2026, 5, isTrial: true);

        var latest = Assert.Single(await database.Get<ResultsService>().LatestAsync(consultant, Cancel));
        var trend = (await database.Get<TrendService>().FindAsync(organisation.Id, consultant, Cancel))!;

        Assert.Equal(completed, latest.Data.Assessment.Id);
        Assert.Equal([completed], trend.Assessments.Select(a => a.Id));
    }

    [Fact]
    public async Task What_was_compared_no_longer_counts_once_it_is_made_a_trial_and_counts_again_when_it_is_not()
    {
        var earlier = await AddAsync(2024, 1);
        var later = await AddAsync(2025, 2);
        var latest = await AddAsync(2026, 4);
        var service = database.Get<AssessmentService>();

        Assert.Equal(ChangeOutcome.Done, await service.CountAsTrialAsync(later, true, consultant, Cancel));
        await ExpectAsync(latest, earlier);

        Assert.Equal(ChangeOutcome.Done, await service.CountAsTrialAsync(later, false, consultant, Cancel));
        await ExpectAsync(latest, later);
    }

    [Fact]
    public async Task Among_samples_samples_count()
    {
        organisation = new Organisation("Sample", database.Clock.GetUtcNow().UtcDateTime, isSample: true);
        organisation.Members.Add(new OrganisationMember(organisation.Id, consultant.UserId));
        await using (var db = database.Open())
        {
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(Cancel);
        }

        var first = await AddAsync(2025, 2, isSample: true);
        var second = await AddAsync(2026, 3, isSample: true);

        await ExpectAsync(second, first);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_there_is_every_place_compares_with_the_same_one(int seed)
    {
        var dice = new Dice(seed);
        var held = new List<(Guid Id, int Year, bool Counts, bool IsCompleted)>();
        for (var year = 2010; year < 2018; year++)
        {
            var (isTrial, isCompleted) = (dice.OneIn(3), !dice.OneIn(3));
            held.Add((await AddAsync(year, dice.Next(5) + 1, isCompleted, isTrial), year, !isTrial, isCompleted));
        }

        Guid? original = dice.OneIn(2) ? null : held[dice.Next(held.Count)].Id;
        var latest = await AddAsync(2020, 4, copiedFrom: original);
        var expected = held.Where(h => h.Id == original && h.Counts).Select(h => (Guid?)h.Id).FirstOrDefault()
            ?? held.Where(h => h.Counts && h.IsCompleted).OrderBy(h => h.Year).Select(h => (Guid?)h.Id).LastOrDefault();

        await ExpectAsync(latest, expected);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    /// <summary>Results, report, dashboard and trend, and the sentences that they print.</summary>
    private async Task ExpectAsync(Guid id, Guid? previous)
    {
        using var english = new InCulture("en");
        var results = await FindAsync(id, null);
        var card = (await database.Get<ResultsService>().LatestAsync(consultant, Cancel)).Single(r => r.Data.Assessment.Id == id);
        var report = (await database.Get<ReportService>().FindAsync(id, new("en"), null, consultant, Cancel))!;
        var trend = (await database.Get<TrendService>().FindAsync(organisation.Id, consultant, Cancel))!;

        Assert.Equal(previous, results.Data.Previous?.Id);
        Assert.Equal(previous, card.Data.Previous?.Id);
        Assert.Equal(previous, report.Results.Data.Previous?.Id);
        Assert.Equal(previous, trend.ComparedWith is { } place ? trend.Assessments[place].Id : null);
        Assert.Equal(results.Overall, card.Overall);
        if (results.Overall.Change is { } change)
        {
            // Both sentences give the same two scores: one their difference, the other the scores themselves.
            Assert.Contains(change == 0 ? "March" : ResultFormat.Number(Math.Abs(change)), ResultSentences.Overall(card), StringComparison.Ordinal);
            Assert.Contains(Days.Month(results.Data.Previous!.HeldOn), ResultSentences.Overall(card), StringComparison.Ordinal);
            Assert.Contains(Days.Month(results.Data.Previous.HeldOn), TrendSentences.Title(trend), StringComparison.Ordinal);
            Assert.Contains(ResultFormat.Number(results.Overall.Now.Mean!.Value), TrendSentences.Title(trend), StringComparison.Ordinal);
            Assert.Contains(ResultFormat.Number(results.Overall.Previous!.Mean!.Value), TrendSentences.Title(trend), StringComparison.Ordinal);
        }
    }

    private async Task<ResultsView> FindAsync(Guid id, Guid? compare) =>
        (await database.Get<ResultsService>().FindAsync(id, compare, consultant, Cancel))!;

    private async Task<Guid> AddAsync(
        int year, int level, bool isCompleted = true, bool isTrial = false, bool isSample = false, Guid? copiedFrom = null)
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var assessment = new Assessment(organisation.Id, set.Id, $"Of {year}", new DateOnly(year, 3, 1), now, isSample);
        assessment.CountAsTrial(isTrial);
        if (copiedFrom is { } original)
        {
            assessment.CloneFrom(original, [], "Carla", now);
        }

        foreach (var question in set.Questions)
        {
            assessment.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(level) }, "Carla", now);
        }

        if (isCompleted)
        {
            assessment.Complete(now);
        }

        await using var db = database.Open();
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(Cancel);
        return assessment.Id;
    }

    /// <summary>The same throws for the same seed.</summary>
    private sealed class Dice(int seed)
    {
        private readonly Random random = new(seed);

        public int Next(int below) => random.Next(below);

        public bool OneIn(int sides) => random.Next(sides) == 0;
    }
}
