using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Passwords;

/// <summary>The password, where it is typed and where it is changed, tried from outside.</summary>
public sealed class PasswordPageTests : IAsyncLifetime
{
    private const string New = "drie groene giraffen dansen";
    private const string Wrong = "not the right one at all";

    private readonly CompassWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_it_was_changed_in()
    {
        using var own = await SignedInAsync();
        using var other = await SignedInAsync();

        Assert.Equal(HttpStatusCode.Redirect, await ChangeAsync(own, CompassWebApp.AdminPassword, New));

        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/account", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account", Cancel)).StatusCode);
        Assert.False(await SignsInAsync(CompassWebApp.AdminPassword));
        Assert.True(await SignsInAsync(New));
    }

    [Fact]
    public async Task A_page_that_was_open_before_a_new_password_does_nothing_any_more_nor_one_from_before_signing_out()
    {
        using var client = await SignedInAsync();
        var ended = app.Services.GetRequiredService<EndedSignIns>();
        var id = await AdministratorAsync(a => a.Id);
        var before = DateTimeOffset.UtcNow;

        Assert.Equal(HttpStatusCode.Redirect, await ChangeAsync(client, CompassWebApp.AdminPassword, New));
        var between = DateTimeOffset.UtcNow;
        Assert.True(ended.Include(id, before));
        Assert.False(ended.Include(id, between));

        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/account", Cancel));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var signedOut = await client.PostAsync(
            "/account/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.True(ended.Include(id, between));
    }

    [Fact]
    public async Task Whoever_does_not_know_the_password_cannot_change_it_and_an_open_page_is_no_way_to_guess_it()
    {
        using var client = await SignedInAsync();

        foreach (var current in (string[])[Wrong, "", New, CompassWebApp.AdminPassword + "\n", CompassWebApp.AdminPassword.ToUpperInvariant()])
        {
            Assert.Equal(HttpStatusCode.OK, await ChangeAsync(client, current, New));
        }

        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(client, CompassWebApp.AdminPassword, New));
        Assert.True(await AdministratorAsync(a => a.LockoutEnd > DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Every_character_of_a_long_password_counts_as_it_was_typed()
    {
        var longest = " É" + string.Concat(Enumerable.Range(0, 125).Select(n => (char)('a' + (n * 7 % 26)))) + "z";
        using var client = await SignedInAsync();

        Assert.Equal(HttpStatusCode.Redirect, await ChangeAsync(client, CompassWebApp.AdminPassword, longest));

        foreach (var other in (string[])[longest[..^1], longest.Trim(), longest.ToLowerInvariant(), longest[..^1] + "y"])
        {
            Assert.False(await SignsInAsync(other), other);
        }

        Assert.True(await SignsInAsync(longest));
    }

    [Fact]
    public async Task Every_field_of_a_password_hides_it_and_lets_a_password_manager_fill_it_in()
    {
        using var client = await SignedInAsync();
        var invited = await app.Services.GetRequiredService<PeopleService>().InviteAsync(
            new PersonDraft("bram@example.org", "Bram", Role.Consultant, []), Actor.Console, Cancel);
        var fields = new List<IHtmlInputElement>();
        foreach (var address in (string[])["/account", "/account/sign-in", $"/account/invitation?token={invited.Token}"])
        {
            using var reader = address == "/account" ? null : app.CreateClient();
            var page = new HtmlParser().ParseDocument(await (reader ?? client).GetStringAsync(address, Cancel));
            fields.AddRange(page.QuerySelectorAll("input").OfType<IHtmlInputElement>()
                .Where(i => i.Name is "Input.Password" or "Input.Current" || i.Autocomplete is { } use && use.EndsWith("password", StringComparison.Ordinal)));
        }

        Assert.Equal(4, fields.Count);
        Assert.All(fields, f => Assert.Equal("password", f.Type));
        Assert.All(fields, f => Assert.Contains(f.Autocomplete, (string[])["current-password", "new-password"]));
        Assert.All(fields, f => Assert.False(f.HasAttribute("onpaste") || f.HasAttribute("readonly") || f.MaxLength is > 0 and < 64, f.OuterHtml));
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        await client.SignInAsync(Cancel);
        return client;
    }

    private async Task<T> AdministratorAsync<T>(Func<CompassUser, T> of)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return of((await scope.ServiceProvider.GetRequiredService<UserManager<CompassUser>>().FindByEmailAsync(CompassWebApp.AdminEmail))!);
    }

    private static async Task<HttpStatusCode> ChangeAsync(HttpClient client, string current, string password)
    {
        using var page = await client.GetAsync("/account", Cancel);
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync(Cancel));
        var fields = document.Forms.Single(f => f.QuerySelector("input[name='Input.Current']") is not null)
            .QuerySelectorAll("input[type=hidden][name]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        (fields["Input.Current"], fields["Input.Password"]) = (current, password);
        using var answer = await client.PostAsync("/account", new FormUrlEncodedContent(fields), Cancel);
        return answer.StatusCode;
    }

    private async Task<bool> SignsInAsync(string password)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        return await client.TrySignInAsync(CompassWebApp.AdminEmail, password, Cancel) == HttpStatusCode.Redirect;
    }
}
