using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Accounts.Organisations;

public sealed class OrganisationListTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OrganisationService Service => database.Get<OrganisationService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_organisation_is_on_one_page_by_name_also_where_two_have_the_same()
    {
        await AddAsync(110, i => i % 3 == 0 ? "Same" : $"Name {i:000}");

        var pages = new[] { await PageAsync(1), await PageAsync(2), await PageAsync(3) };

        Assert.All(pages, p => Assert.Equal((110, 3), (p.Total, p.Pages)));
        Assert.Equal([50, 50, 10], pages.Select(p => p.Items.Count));
        var items = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(110, items.Select(i => i.Id).Distinct().Count());
        Assert.Equal(items.Select(i => i.Name).Order(StringComparer.Ordinal), items.Select(i => i.Name));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(int.MaxValue, 2)]
    public async Task A_page_out_of_range_shows_the_nearest(int asked, int shown)
    {
        await AddAsync(51, i => $"Name {i:000}");

        Assert.Equal(shown, (await PageAsync(asked)).Page);
    }

    [Theory]
    [InlineData(" DIJ ", "Dijle")]
    [InlineData("École", "École Sint-Jan")]
    [InlineData("sint", "École Sint-Jan")]
    [InlineData("%", "100% digitaal")]
    [InlineData("_")]
    public async Task A_search_finds_part_of_a_name_in_small_and_capital_letters(string search, params string[] expected)
    {
        foreach (var name in new[] { "Dijle", "École Sint-Jan", "100% digitaal" })
        {
            await database.AddOrganisationAsync(name);
        }

        Assert.Equal(expected, (await Service.PageAsync(search, 1, administrator, Cancel)).Items.Select(o => o.Name));
    }

    [Fact]
    public async Task Each_says_how_many_people_and_assessments_it_has_and_deleted_ones_count_no_more()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        var dijle = await database.AddOrganisationAsync("Dijle", administrator, bram);
        var gone = await database.AddOrganisationAsync("Leie", bram);
        var kept = await AssessmentAsync(dijle);
        await database.Get<AssessmentService>().DeleteAsync(await AssessmentAsync(dijle), bram, Cancel);
        await Service.DeleteAsync(gone.Id, administrator, Cancel);

        var item = Assert.Single((await PageAsync(1)).Items);

        Assert.Equal(new OrganisationListItem(dijle.Id, "Dijle", IsSample: false, People: 2, Assessments: 1), item);
        Assert.Equal(item, await Service.FirstAsync([gone.Id, dijle.Id], administrator, Cancel));
        Assert.Null(await Service.FirstAsync([gone.Id, kept], administrator, Cancel));
        Assert.Null(await Service.FirstAsync([], administrator, Cancel));
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Only_an_administrator_reads_the_list_and_the_others_tries_are_recorded(Role role)
    {
        var other = await database.AddPersonAsync("Bram", role);
        var organisation = await database.AddOrganisationAsync("Dijle", other);

        Assert.Equal(ListPages.Empty<OrganisationListItem>(), await Service.PageAsync(null, 1, other, Cancel));
        Assert.Null(await Service.FirstAsync([organisation.Id], other, Cancel));

        await using var db = database.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.AccessRefused && e.ActorId == other.UserId, Cancel));
    }

    [Fact]
    public async Task A_page_takes_as_many_queries_with_many_organisations_as_with_few()
    {
        var counter = new CommandCounter(database);
        var service = new OrganisationService(
            counter, database.Get<AdministratorGate>(), database.Get<IOrganisationContents>(), database.Get<AuditLog>(), database.Clock);
        await AddAsync(1, _ => "First");
        var few = await counter.CountAsync(() => service.PageAsync(null, 1, administrator, Cancel));
        await AddAsync(120, i => $"Name {i:000}");

        Assert.Equal(2, few);
        Assert.Equal(few, await counter.CountAsync(() => service.PageAsync("name", 2, administrator, Cancel)));
    }

    private Task<ListPage<OrganisationListItem>> PageAsync(int page) => Service.PageAsync(null, page, administrator, Cancel);

    private async Task AddAsync(int count, Func<int, string> name)
    {
        await using var db = database.Open();
        db.Organisations.AddRange(Enumerable.Range(0, count).Select(i => new Organisation(name(i), database.Clock.GetUtcNow().UtcDateTime)));
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<Guid> AssessmentAsync(Organisation organisation) =>
        (await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Workshop", new DateOnly(2026, 3, 2), null), administrator, Cancel)).Id!.Value;
}
