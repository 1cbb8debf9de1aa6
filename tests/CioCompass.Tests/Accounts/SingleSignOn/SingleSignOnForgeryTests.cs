using System.Net;
using CioCompass.Core.Auditing;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>Answers that no honest provider gives, or that belong to somebody else's sign-in.</summary>
public sealed class SingleSignOnForgeryTests(SignOnApp app) : IClassFixture<SignOnApp>
{
    private const string Callback = "/account/single-sign-on/callback";

    [Fact]
    public async Task A_token_with_another_sign_ins_nonce_is_refused() => await AssertRefusedAsync(() =>
        app.Provider.Tamper = claims => claims["nonce"] = "another");

    [Fact]
    public async Task A_token_without_a_nonce_is_refused() => await AssertRefusedAsync(() =>
        app.Provider.Tamper = claims => claims.Remove("nonce"));

    [Fact]
    public async Task An_expired_token_is_refused() => await AssertRefusedAsync(() =>
        app.Provider.Tamper = claims => claims["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds());

    [Fact]
    public async Task A_token_for_another_program_is_refused() => await AssertRefusedAsync(() =>
        app.Provider.Tamper = claims => claims["aud"] = "another-program");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() => await AssertRefusedAsync(() =>
        app.Provider.Tamper = claims => claims["iss"] = "https://another.example/");

    [Fact]
    public async Task A_token_signed_by_another_key_is_refused() => await AssertRefusedAsync(() => app.Provider.SignsWithAnotherKey = true);

    [Fact]
    public async Task The_same_token_signed_again_without_a_change_is_accepted_so_that_the_refusals_mean_something()
    {
        app.Expect(new ProviderPerson("s-same", "same@example.org", "compass-cio"));
        app.Provider.Tamper = _ => { };
        using var reader = Reader();

        await reader.SignOnAsync();

        Assert.True(reader.IsSignedIn);
    }

    [Fact]
    public async Task An_answer_to_another_browsers_sign_in_is_refused()
    {
        app.Expect(new ProviderPerson("s-mallory", "mallory@example.org", "compass-cio"));
        using SignOnReader mallory = Reader(), victim = Reader();
        await mallory.SignOnAsync();
        var answer = mallory.Visited.Single(v => v.AbsolutePath == Callback);

        await victim.OpenAsync(answer.PathAndQuery);

        Assert.Equal((HttpStatusCode.BadRequest, false), (victim.Status, victim.IsSignedIn));
    }

    [Fact]
    public async Task An_answer_is_worth_nothing_a_second_time()
    {
        app.Expect(new ProviderPerson("s-twice", "twice@example.org", "compass-cio"));
        using var reader = Reader();
        await reader.SignOnAsync();
        await reader.PostAsync("form[action='/account/sign-out']");

        await reader.OpenAsync(reader.Visited.First(v => v.AbsolutePath == Callback).PathAndQuery);

        Assert.Equal((HttpStatusCode.BadRequest, false), (reader.Status, reader.IsSignedIn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=made-up&code=made-up")]
    [InlineData("?error=server_error")]
    [InlineData("?id_token=a.b.c&state=made-up")]
    public async Task An_answer_to_no_sign_in_at_all_ends_on_a_plain_page_and_leaves_no_audit_row(string query)
    {
        var before = await app.CountAsync(AuditAction.SignInFailed, "single sign-on: refused answer");
        using var reader = Reader();

        await reader.OpenAsync(Callback + query);

        Assert.Equal((HttpStatusCode.BadRequest, "/account/single-sign-on/failed?reason=Invalid"), (reader.Status, reader.Place));
        Assert.DoesNotContain("Exception", reader.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(before, await app.CountAsync(AuditAction.SignInFailed, "single sign-on: refused answer"));
    }

    [Fact]
    public async Task A_sign_in_that_was_not_begun_with_our_form_is_refused()
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Address) };

        using var response = await client.PostAsync("/account/single-sign-on", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("")]
    public async Task The_page_on_the_way_leads_nowhere_that_was_not_made_here(string to)
    {
        using var reader = Reader();

        await reader.OpenAsync("/account/single-sign-on/leaving?to=" + Uri.EscapeDataString(to));

        Assert.Equal(HttpStatusCode.Gone, reader.Status);
        Assert.DoesNotContain("evil.example", reader.Page.Head!.InnerHtml + reader.Text, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(Action forge)
    {
        var before = await app.CountAsync(AuditAction.SignInFailed, "single sign-on: refused answer");
        app.Expect(new ProviderPerson("s-forged", "forged@example.org", "compass-admin"));
        forge();
        using var reader = Reader();

        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "/account/single-sign-on/failed?reason=Invalid"), (reader.Status, reader.Place));
        Assert.False(reader.IsSignedIn);
        Assert.Null(await app.AccountAsync("forged@example.org"));
        Assert.Equal(before + 1, await app.CountAsync(AuditAction.SignInFailed, "single sign-on: refused answer"));
    }

    private SignOnReader Reader() => new(app.Address);
}
