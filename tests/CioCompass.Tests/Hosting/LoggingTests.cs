using CioCompass.Tests.Support;

namespace CioCompass.Tests.Hosting;

public sealed class LoggingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_is_logged_without_its_query_its_form_or_a_join_code()
    {
        await using var app = new CompassWebApp();
        using var client = app.CreateClient();

        await client.SignInAsync(Cancel);
        using var setup = await client.GetAsync("/setup?token=the-token", Cancel);
        using var join = await client.GetAsync("/join/ABCD2345", Cancel);
        using var wrong = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("Password", "the-password")]), Cancel);
        var log = await app.LoggedAsync("HTTP POST /account/sign-in responded 400", Cancel);

        Assert.Contains("HTTP GET /setup responded", log, StringComparison.Ordinal);
        Assert.Contains("HTTP GET /join/… responded", log, StringComparison.Ordinal);
        foreach (var secret in (string[])["the-token", "ABCD2345", "the-password", CompassWebApp.AdminPassword, CompassWebApp.AdminEmail])
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_set_up_link_is_shown_on_the_console_and_never_logged()
    {
        await using var app = new CompassWebApp { Settings = { ["CioCompass:Setup:AdminEmail"] = "", ["CioCompass:Setup:AdminPassword"] = "" } };
        using var client = app.CreateClient();
        using var response = await client.GetAsync("/", Cancel);

        var log = await app.LoggedAsync("HTTP GET / responded 200", Cancel);

        Assert.NotEmpty(log);
        Assert.DoesNotContain("token", log, StringComparison.OrdinalIgnoreCase);
    }
}
