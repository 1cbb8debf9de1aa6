using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>With JavaScript off every figure, source and table is there.</summary>
public sealed class WithoutScriptTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_dashboard_shows_every_figure_with_its_source()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Script = false });
        await visitor.Page.GotoAsync(fixture.App.Address);

        var text = await visitor.Page.InnerTextAsync("main");
        foreach (var expected in (string[])["93%", "80%", "60%", "45%", "Cone Communications", "Edelman", "Salesforce Research", "LeanIn.Org/McKinsey"])
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Equal(4, await visitor.Page.Locator("main svg[role=img]").CountAsync());
    }

    [Fact]
    public async Task Table_filter_and_language_are_links_that_work()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Script = false });
        await visitor.Page.GotoAsync(fixture.App.Address);

        await visitor.Page.ClickAsync("a[href*='view=table']");
        Assert.Equal(4, await visitor.Page.Locator("main table tbody tr").CountAsync());

        await visitor.Page.ClickAsync("a[href*='audience=employees']");
        Assert.Equal(2, await visitor.Page.Locator("main table tbody tr").CountAsync());

        await visitor.Page.ClickAsync("a[hreflang=fr]");
        Assert.Equal("fr", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Contains("93\u00a0%", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(2, await visitor.Page.Locator("main table tbody tr").CountAsync());
    }

    [Fact]
    public async Task Somebody_can_sign_in_and_out()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Script = false });
        await visitor.SignInAsync(to: "/account");

        Assert.Contains(RunningApp.AdminEmail, await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
