using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Auditing;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments.Results;

public sealed class ResultsServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private TestDatabase database = null!;
    private Actor consultant = null!;
    private Organisation organisation = null!;

    private ResultsService Service => database.Get<ResultsService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        organisation = await database.AddOrganisationAsync("Acme", consultant);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_previous_assessment_is_the_latest_completed_one_held_before()
    {
        await AddAsync(organisation, new DateOnly(2024, 3, 1));
        var middle = await AddAsync(organisation, new DateOnly(2025, 3, 1), ("initiatives", 2));
        var latest = await AddAsync(organisation, new DateOnly(2026, 3, 1), ("initiatives", 4));
        await AddAsync(organisation, new DateOnly(2026, 4, 1));

        var view = await Service.FindAsync(latest, null, consultant, Cancel);

        Assert.Equal(middle, view!.Data.Previous!.Id);
        Assert.Equal(2, Assert.Single(view.Movers).Change);
        Assert.Equal([new DateOnly(2025, 3, 1), new DateOnly(2024, 3, 1)], view.Data.Earlier.Select(e => e.HeldOn));
    }

    [Fact]
    public async Task Another_earlier_assessment_can_be_chosen()
    {
        var first = await AddAsync(organisation, new DateOnly(2024, 3, 1), ("initiatives", 1));
        await AddAsync(organisation, new DateOnly(2025, 3, 1), ("initiatives", 2));
        var latest = await AddAsync(organisation, new DateOnly(2026, 3, 1), ("initiatives", 4));

        var view = await Service.FindAsync(latest, first, consultant, Cancel);

        Assert.Equal(3, Assert.Single(view!.Movers).Change);
        Assert.Equal([2025, 2024], view.Data.Earlier.Select(e => e.HeldOn.Year));
        Assert.False(view.Data.CompareNotFound);
    }

    [Fact]
    public async Task The_first_assessment_has_no_previous_one()
    {
        var first = await AddAsync(organisation, new DateOnly(2024, 3, 1));
        await AddAsync(organisation, new DateOnly(2025, 3, 1));

        var view = await Service.FindAsync(first, null, consultant, Cancel);

        Assert.Null(view!.Data.Previous);
        Assert.Empty(view.Data.Earlier);
    }

    [Fact]
    public async Task Another_organisations_assessment_is_no_comparison_and_asking_for_it_is_audited()
    {
        var other = await database.AddOrganisationAsync("Rival");
        var secret = await AddAsync(other, new DateOnly(2024, 3, 1), ("initiatives", 5));
        var own = await AddAsync(organisation, new DateOnly(2025, 3, 1), ("initiatives", 2));
        var latest = await AddAsync(organisation, new DateOnly(2026, 3, 1), ("initiatives", 4));

        var view = await Service.FindAsync(latest, secret, consultant, Cancel);

        Assert.True(view!.Data.CompareNotFound);
        Assert.Equal(own, view.Data.Previous!.Id);
        Assert.Equal([secret], RefusedSubjects());
    }

    [Fact]
    public async Task A_later_assessment_of_the_same_organisation_is_no_comparison_either()
    {
        var latest = await AddAsync(organisation, new DateOnly(2026, 3, 1));
        var later = await AddAsync(organisation, new DateOnly(2026, 5, 1));

        var view = await Service.FindAsync(latest, later, consultant, Cancel);

        Assert.True(view!.Data.CompareNotFound);
        Assert.Empty(RefusedSubjects());
    }

    [Fact]
    public async Task Another_organisations_results_are_not_found_and_asking_for_them_is_audited()
    {
        var stranger = await database.AddPersonAsync("Stefan", Role.Consultant);
        var id = await AddAsync(organisation, new DateOnly(2026, 3, 1));

        Assert.Null(await Service.FindAsync(id, null, stranger, Cancel));
        Assert.Null(await Service.FindAsync(Guid.NewGuid(), null, stranger, Cancel));
        Assert.Equal([id], RefusedSubjects());
    }

    [Fact]
    public async Task A_deleted_assessment_is_neither_shown_nor_compared_with()
    {
        var deleted = await AddAsync(organisation, new DateOnly(2025, 3, 1));
        var latest = await AddAsync(organisation, new DateOnly(2026, 3, 1));
        await database.Get<AssessmentService>().DeleteAsync(deleted, consultant, Cancel);

        var view = await Service.FindAsync(latest, null, consultant, Cancel);

        Assert.Null(view!.Data.Previous);
        Assert.Null(await Service.FindAsync(deleted, null, consultant, Cancel));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_data()
    {
        var counter = new CommandCounter(database);
        var service = new ResultsService(counter, database.Get<QuestionCatalog>(), database.Get<AuditLog>());
        await AddAsync(organisation, new DateOnly(2020, 1, 1), ("initiatives", 1));
        var id = await AddAsync(organisation, new DateOnly(2026, 3, 1), ("initiatives", 3));
        await service.FindAsync(id, null, consultant, Cancel);

        var (small, smallLatest) = await CountAsync();
        for (var i = 0; i < 8; i++)
        {
            await AddAsync(organisation, new DateOnly(2021 + (i / 2), 1, 1 + i), ("initiatives", 2), ("customer-bond", 3));
            var another = await database.AddOrganisationAsync($"Client {i}", consultant);
            await AddAsync(another, new DateOnly(2025, 1, 1), ("initiatives", 2));
            await AddAsync(another, new DateOnly(2026, 1, 1), ("initiatives", 2));
        }

        Assert.Equal((small, smallLatest), await CountAsync());
        Assert.Equal((4, 4), (small, smallLatest));

        async Task<(int Find, int Latest)> CountAsync() => (
            await counter.CountAsync(() => service.FindAsync(id, null, consultant, Cancel)),
            await counter.CountAsync(() => service.LatestAsync(consultant, Cancel)));
    }

    [Fact]
    public async Task The_latest_of_each_organisation_come_with_the_one_before()
    {
        var other = await database.AddOrganisationAsync("Beta", consultant);
        await database.AddOrganisationAsync("Rival");
        var first = await AddAsync(organisation, new DateOnly(2025, 3, 1), ("initiatives", 2));
        await AddAsync(organisation, new DateOnly(2024, 3, 1), ("initiatives", 1));
        var second = await AddAsync(organisation, new DateOnly(2026, 3, 1), ("initiatives", 4));
        var only = await AddAsync(other, new DateOnly(2026, 6, 1), ("initiatives", 5));

        var latest = await Service.LatestAsync(consultant, Cancel);

        Assert.Equal([only, second], latest.Select(l => l.Data.Assessment.Id));
        Assert.Equal([null, first], latest.Select(l => l.Data.Previous?.Id));
        Assert.Equal(2, Assert.Single(latest[1].Movers).Change);
    }

    private IReadOnlyList<Guid?> RefusedSubjects()
    {
        using var db = database.Open();
        return [.. db.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused).Select(e => e.SubjectId)];
    }

    private async Task<Guid> AddAsync(Organisation owner, DateOnly heldOn, params (string Key, int Level)[] levels)
    {
        var set = await database.Get<QuestionCatalog>().CurrentAsync(Cancel);
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var assessment = new Assessment(owner.Id, set.Id, $"Held on {heldOn:O}", heldOn, now);
        foreach (var (key, level) in levels)
        {
            assessment.Respond(set.Find(key)!.Id, new ResponseContent { Answer = Answer.Rated(level) }, "Carla", now);
        }

        assessment.Complete(now);

        await using var db = database.Open();
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync();
        return assessment.Id;
    }
}
