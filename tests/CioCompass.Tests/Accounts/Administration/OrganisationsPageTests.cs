using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Administration;

public sealed class OrganisationsPageTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private TestDatabase database = null!;
    private Actor administrator = null!;
    private BunitContext bunit = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private NavigationManager Navigation => bunit.Services.GetRequiredService<NavigationManager>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
        bunit = ReaderContext.For(database, administrator);
        bunit.Services.AddSingleton(database.Get<OrganisationService>());
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        english.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_whose_address_says_what_they_show()
    {
        await AddAsync(120);

        var page = Render("?q=name&page=2");

        Assert.Equal(50, page.FindAll("tbody tr").Count);
        Assert.StartsWith("Name 050", page.Find("tbody th").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Page 2 of 3", page.Find(".pager span").TextContent);
        Assert.Equal("/admin/organisations?q=name", page.Find(".pager [rel=prev]").GetAttribute("href"));
        Assert.Equal("/admin/organisations?q=name&page=3", page.Find(".pager [rel=next]").GetAttribute("href"));
        Assert.Equal("name", page.Find("#organisation-search").GetAttribute("value"));
        Assert.Equal("/admin/organisations", page.Find(".list-search a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_search_is_an_address_and_what_is_not_found_is_said_with_a_way_back()
    {
        await AddAsync(60);
        var page = Render("?page=2");

        await page.InvokeAsync(() => page.Find("#organisation-search").InputAsync(new ChangeEventArgs { Value = "Zwin & co" }));
        await page.InvokeAsync(() => page.Find(".list-search").SubmitAsync());

        Assert.EndsWith("/admin/organisations?q=Zwin%20%26%20co", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("No organisation’s name contains “Zwin & co”.", page.Find(".empty p").TextContent));
        Assert.Equal("/admin/organisations", page.Find(".empty a").GetAttribute("href"));
        Assert.Empty(page.FindAll("table, .pager"));
        Assert.NotNull(page.Find("#organisation-name"));
    }

    [Fact]
    public void Without_any_organisation_there_is_nothing_to_search_in()
    {
        var page = Render("");

        Assert.Equal("No organisation yet", page.WaitForElement(".empty h2").TextContent);
        Assert.Empty(page.FindAll(".list-search, .pager"));
    }

    [Fact]
    public async Task What_was_added_or_renamed_is_said_since_it_may_be_on_another_page()
    {
        await AddAsync(60);
        var page = Render("");

        await TypeNameAsync(page, "Zwin");
        page.WaitForAssertion(() => Assert.Equal("Added: Zwin", page.Find("[role=status] p").TextContent));
        await page.InvokeAsync(() => page.Find("[aria-label='Rename Name 000']").ClickAsync());
        await TypeNameAsync(page, "Zenne");

        page.WaitForAssertion(() => Assert.Equal("Renamed: Zenne", page.Find("[role=status] p").TextContent));
        Assert.Equal(["Zenne", "Zwin"], (await database.Get<OrganisationService>().PageAsync("Z", 1, administrator, Cancel)).Items.Select(o => o.Name));
        Assert.StartsWith("Name 001", page.Find("tbody th").TextContent.Trim(), StringComparison.Ordinal);
    }

    /// <summary>The whole page over a database that answers after the first rendering, as one on a server does.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?page=2")]
    [InlineData("?q=name")]
    public async Task A_name_that_was_left_half_changed_is_being_changed_again_on_whatever_page_it_is(string query)
    {
        await AddAsync(60);
        var zwin = await database.AddOrganisationAsync("Zwin");
        var late = new LateAuthentication(administrator);
        bunit.Services.AddSingleton<AuthenticationStateProvider>(late);
        bunit.JSInterop.Setup<string[]?>("cioCompass.unsaved.find", _ => true).SetResult(["organisation-new", $"organisation-{zwin.Id:N}"]);

        var page = Render(query, waits: false);
        Assert.Empty(page.FindAll("table"));
        late.Answer();

        page.WaitForElement($"[data-unsaved='organisation-{zwin.Id:N}']");
        Assert.Equal("Rename Zwin", page.Find(".admin-form h2").TextContent);
        Assert.Equal("Zwin", page.Find("#organisation-name").GetAttribute("value"));
    }

    private IRenderedComponent<OrganisationsPage> Render(string query, bool waits = true)
    {
        Navigation.NavigateTo("/admin/organisations" + query);
        var page = bunit.Render<OrganisationsPage>();
        if (waits)
        {
            page.WaitForElement("table, .empty");
        }

        return page;
    }

    private static async Task TypeNameAsync(IRenderedComponent<OrganisationsPage> page, string name)
    {
        await page.InvokeAsync(() => page.Find("#organisation-name").InputAsync(new ChangeEventArgs { Value = name }));
        await page.InvokeAsync(() => page.Find(".admin-form form").SubmitAsync());
    }

    private async Task AddAsync(int count)
    {
        await using var db = database.Open();
        db.Organisations.AddRange(Enumerable.Range(0, count).Select(i => new Organisation($"Name {i:000}", database.Clock.GetUtcNow().UtcDateTime)));
        await db.SaveChangesAsync(Cancel);
    }
}
