using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments.Benchmarks;

public sealed class BenchmarkServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private TestDatabase database = null!;
    private QuestionSetView set = null!;
    private Actor cio = null!;
    private Organisation own = null!;

    private BenchmarkService Service => database.Get<BenchmarkService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        set = await database.Get<QuestionCatalog>().CurrentAsync(Cancel);
        cio = await database.AddPersonAsync("Chris", Role.Cio);
        own = await database.AddOrganisationAsync("Own", cio);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Five_others_make_a_benchmark_overall_and_by_theme()
    {
        var key = set.Themes[0].Key;
        await AddOthersAsync(1, 2, 3, 4, 5);

        var others = await Service.CompareAsync(own.Id, [null, key, set.Themes[^1].Key], cio, Cancel);

        Assert.Equal([new Benchmark(5, 2, 3, 4), new Benchmark(5, 2, 3, 4), null], others);
    }

    [Fact]
    public async Task Four_others_make_none_whatever_the_own_organisation_has()
    {
        await AddOthersAsync(1, 2, 3, 4);
        await AddAsync(own, 5);

        Assert.Equal([null], await Service.CompareAsync(own.Id, [null], cio, Cancel));
    }

    [Fact]
    public async Task Only_the_latest_completed_assessment_of_an_organisation_counts()
    {
        var others = await AddOthersAsync(3, 3, 3, 3, 3);
        await AddAsync(others[0], 1, day: new DateOnly(2020, 1, 1));
        await AddAsync(others[1], 1, complete: false);
        await AddAsync(others[2], 1, deleted: true);

        Assert.Equal([new Benchmark(5, 3, 3, 3)], await Service.CompareAsync(own.Id, [null], cio, Cancel));
    }

    [Fact]
    public async Task Trials_samples_among_real_ones_and_answers_that_were_only_carried_over_do_not_count()
    {
        var others = await AddOthersAsync(3, 3, 3, 3, 3);
        var later = new DateOnly(2026, 6, 1);
        await AddAsync(others[0], 1, later, isTrial: true);
        await AddAsync(others[1], 1, later, isSample: true);
        await AddAsync(others[2], 3, later, carriedOver: 1);

        Assert.Equal([new Benchmark(5, 3, 3, 3)], await Service.CompareAsync(own.Id, [null], cio, Cancel));

        await AddAsync(others[3], null, later, carriedOver: 1);
        database.Clock.Advance(BenchmarkService.Kept);

        // Of the fourth nothing is left: its latest assessment has no answer of its own.
        Assert.Equal([null], await Service.CompareAsync(own.Id, [null], cio, Cancel));
    }

    [Fact]
    public async Task Samples_and_deleted_organisations_are_left_out()
    {
        await AddOthersAsync(1, 2, 3, 4);
        var deleted = await database.AddOrganisationAsync("Deleted");
        await AddAsync(deleted, 5);
        await using (var db = database.Open())
        {
            db.Attach(deleted).Entity.Delete(database.Clock.GetUtcNow().UtcDateTime);
            var sample = new Organisation("Sample", database.Clock.GetUtcNow().UtcDateTime, isSample: true);
            db.Add(sample);
            await db.SaveChangesAsync(Cancel);
            await AddAsync(sample, 5);
        }

        Assert.Equal([null], await Service.CompareAsync(own.Id, [null], cio, Cancel));
    }

    [Fact]
    public async Task An_organisation_that_the_reader_does_not_see_is_not_compared()
    {
        var others = await AddOthersAsync(1, 2, 3, 4, 5, 5);

        Assert.Equal([null], await Service.CompareAsync(others[0].Id, [null], cio, Cancel));
    }

    [Fact]
    public async Task A_new_assessment_counts_within_five_minutes()
    {
        await AddOthersAsync(1, 2, 3, 4);
        Assert.Equal([null], await Service.CompareAsync(own.Id, [null], cio, Cancel));
        await AddOthersAsync(5);

        database.Clock.Advance(BenchmarkService.Kept);

        Assert.NotNull((await Service.CompareAsync(own.Id, [null], cio, Cancel))[0]);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_data()
    {
        await AddOthersAsync(1, 2);
        var few = await CountAsync();
        await AddOthersAsync(1, 2, 3, 4, 5, 1, 2, 3);

        Assert.Equal((2, 2), (few, await CountAsync()));

        async Task<int> CountAsync()
        {
            var counter = new CommandCounter(database);
            using var service = new BenchmarkService(counter, database.Clock);
            return await counter.CountAsync(() => service.CompareAsync(own.Id, [null], cio, Cancel));
        }
    }

    private async Task<List<Organisation>> AddOthersAsync(params int[] levels)
    {
        var others = new List<Organisation>();
        foreach (var level in levels)
        {
            others.Add(await database.AddOrganisationAsync($"Other {Guid.NewGuid()}"));
            await AddAsync(others[^1], level);
        }

        return others;
    }

    /// <summary>An assessment that answers the whole first theme with one level.</summary>
    /// <param name="carriedOver">A level of the last question that was only carried over.</param>
    private async Task AddAsync(
        Organisation owner, int? level, DateOnly? day = null, bool complete = true, bool deleted = false, bool isTrial = false,
        bool isSample = false, int? carriedOver = null)
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var assessment = new Assessment(owner.Id, set.Id, "Held", day ?? new DateOnly(2026, 1, 1), now, isSample);
        assessment.CountAsTrial(isTrial);
        foreach (var question in set.Themes[0].Questions)
        {
            assessment.Respond(question.Id, new ResponseContent { Answer = level is { } given ? Answer.Rated(given) : Answer.DontKnow }, "Carla", now);
        }

        if (carriedOver is { } earlier)
        {
            assessment.Respond(
                set.Questions[^1].Id, new ResponseContent { Answer = Answer.Rated(earlier), CarriedOver = true }, "Carla", now);
        }

        if (complete)
        {
            assessment.Complete(now);
        }

        if (deleted)
        {
            assessment.Delete(now);
        }

        await using var db = database.Open();
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(Cancel);
    }
}
