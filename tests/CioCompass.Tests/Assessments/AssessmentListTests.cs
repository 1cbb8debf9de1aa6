using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments;

public sealed class AssessmentListTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor consultant = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AssessmentService Service => database.Get<AssessmentService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_assessment_is_on_one_page_by_organisation_the_latest_first()
    {
        await AddAsync("Leie", 60);
        await AddAsync("Dijle", 50);

        var pages = new[] { await PageAsync(1), await PageAsync(2), await PageAsync(3) };

        Assert.All(pages, p => Assert.Equal((110, 3), (p.Total, p.Pages)));
        var items = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(110, items.Select(i => i.Id).Distinct().Count());
        Assert.Equal(items.OrderBy(i => i.OrganisationName, StringComparer.Ordinal).ThenByDescending(i => i.HeldOn).Select(i => i.Id), items.Select(i => i.Id));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(int.MaxValue, 2)]
    public async Task A_page_out_of_range_shows_the_nearest(int asked, int shown)
    {
        await AddAsync("Dijle", 51);

        Assert.Equal(shown, (await PageAsync(asked)).Page);
    }

    [Fact]
    public async Task A_search_finds_titles_and_organisations_of_the_readers_own_in_small_and_capital_letters()
    {
        await AddAsync("Dijle", 2);
        await AddAsync("Leie", 1);
        var stranger = await database.AddPersonAsync("Stranger", Role.Consultant);

        Assert.Equal(2, (await Service.PageAsync(" dijle ", 1, consultant, Cancel)).Total);
        Assert.Equal(3, (await Service.PageAsync("ASSESSMENT", 1, consultant, Cancel)).Total);
        Assert.Equal(0, (await Service.PageAsync("%", 1, consultant, Cancel)).Total);
        Assert.Equal(0, (await Service.PageAsync("dijle", 1, stranger, Cancel)).Total);
    }

    [Fact]
    public async Task A_page_takes_as_many_queries_with_many_assessments_as_with_few()
    {
        var counter = new CommandCounter(database);
        var service = new AssessmentService(counter, database.Get<QuestionCatalog>(), database.Get<AuditLog>(), database.Clock);
        await AddAsync("Dijle", 1);
        var few = await counter.CountAsync(() => service.PageAsync(null, 1, consultant, Cancel));
        await AddAsync("Leie", 120);

        Assert.Equal(2, few);
        Assert.Equal(few, await counter.CountAsync(() => service.PageAsync(null, 2, consultant, Cancel)));
    }

    private Task<ListPage<AssessmentListItem>> PageAsync(int page) => Service.PageAsync(null, page, consultant, Cancel);

    private async Task AddAsync(string organisation, int count)
    {
        var added = await database.AddOrganisationAsync(organisation, consultant);
        await using var db = database.Open();
        var set = await db.QuestionSets.Select(s => s.Id).FirstAsync(Cancel);
        db.Assessments.AddRange(Enumerable.Range(0, count).Select(i => new Assessment(
            added.Id, set, $"Assessment {i}", new DateOnly(2020, 1, 1).AddDays(i), database.Clock.GetUtcNow().UtcDateTime)));
        await db.SaveChangesAsync(Cancel);
    }
}
