using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests;

/// <summary>
/// Decisions that only a browser takes: whether a form may lead to the provider under our content security policy, and which cookies come along from
/// another site. The program is reached as 127.0.0.1 and the provider as localhost, which to a browser are two sites.
/// </summary>
public sealed class SingleSignOnTests(BrowserFixture fixture) : IAsyncLifetime
{
    private SignOnProvider provider = null!;
    private RunningApp app = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await SignOnProvider.StartAsync();
        app = await RunningApp.StartAsync(settings: new Dictionary<string, string>
        {
            ["CioCompass__OpenIdConnect__Authority"] = provider.Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            ["CioCompass__OpenIdConnect__ClientId"] = SignOnProvider.ClientId,
            ["CioCompass__OpenIdConnect__ClientSecret"] = SignOnProvider.ClientSecret,
            ["CioCompass__OpenIdConnect__ConsultantRole"] = "compass-consultant",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_way_to_the_provider_and_back_and_out_again(bool script)
    {
        provider.Person = new ProviderPerson("s-ann", "ann@example.org", "compass-consultant");
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address, new Visit { Script = script });

        await visitor.Page.GotoAsync(app.Address + "/account/sign-in?returnUrl=%2Fassessments");
        await visitor.Page.ClickAsync("form.sign-on button");
        await visitor.Page.ArriveAsync(app.Address + "/assessments");
        await Assertions.Expect(visitor.Page.Locator(".site-account")).ToContainTextAsync("Ann Peeters");
        if (script)
        {
            // A circuit that is still beginning when its sign-in ends says so in the console.
            await visitor.ReadyAsync();
        }

        await visitor.Page.ClickAsync("form[action='/account/sign-out'] button");
        await visitor.Page.ArriveAsync(app.Address + "/");
        await Assertions.Expect(visitor.Page.Locator("form[action='/account/sign-out']")).ToHaveCountAsync(0);
        Assert.Equal(1, provider.EndedSessions);
        visitor.AssertNoProblems();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Its_pages_are_sound(string language)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address, new Visit { Language = language });
        visitor.ExpectedStatuses.AddRange([403, 410]);
        string[] pages = ["/account/sign-in", "/account/single-sign-on/leaving", "/account/single-sign-on/failed?reason=NoRole"];
        foreach (var page in pages)
        {
            await visitor.OpenAsync(page);
            await visitor.AssertSoundAsync();
            await visitor.Page.SetViewportSizeAsync(320, 900);
            await visitor.AssertSoundAsync();
        }
    }
}
