namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>The button of a tab that was opened before somebody signed in in another one.</summary>
public sealed class SecondTabTests(SignOnApp app) : IClassFixture<SignOnApp>
{
    [Fact]
    public async Task Whoever_has_signed_in_already_is_sent_on_without_the_provider()
    {
        app.Expect(new ProviderPerson("s-tess", "tess@example.org", "compass-cio"));
        using SignOnReader tab = new(app.Address), second = new(app.Address);
        await tab.OpenAsync("/account/sign-in?returnUrl=%2Fquestions");
        second.Cookies.Add(tab.Cookies.GetAllCookies());
        await second.SignOnAsync();
        tab.Cookies.Add(second.Cookies.GetAllCookies());

        await tab.PostAsync("form[action='/account/single-sign-on']");

        Assert.Equal(("/questions", true), (tab.Place, tab.IsSignedIn));
        Assert.DoesNotContain(tab.Visited, v => v.AbsolutePath == "/authorize");
    }
}
