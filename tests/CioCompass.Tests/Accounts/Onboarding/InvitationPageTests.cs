using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Onboarding;

/// <summary>The link of an invitation, in the hands of whom it was not made for.</summary>
public sealed class InvitationPageTests : IAsyncLifetime
{
    private const string Email = "bram@example.org";
    private const string Password = "drie groene giraffen dansen";

    private readonly CompassWebApp app = new();
    private string token = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PeopleService People => app.Services.GetRequiredService<PeopleService>();

    public async ValueTask InitializeAsync()
    {
        var invited = await People.InviteAsync(new PersonDraft(Email, "Bram", Role.Consultant, []), Actor.Console, Cancel);
        token = invited.Token!;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_link_is_used_once()
    {
        var kept = await OpenAsync(app.CreateClient(), token);

        var first = await AcceptAsync(token, Password);
        var again = await SubmitAsync(kept, ("Input.Name", "Bram"), ("Input.Password", "een ander wachtwoord dat ook lang is"));

        Assert.Equal("/assessments", first.Address);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (again.Status, (await OpenAsync(app.CreateClient(), token)).Status));
        Assert.True(await SignsInAsync(Email, Password));
        Assert.False(await SignsInAsync(Email, "een ander wachtwoord dat ook lang is"));
    }

    [Fact]
    public async Task Of_five_who_use_a_link_at_once_one_gets_the_account()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OpenAsync(app.CreateClient(), token)));

        var answers = await Task.WhenAll(pages.Select((page, n) => SubmitAsync(page, ("Input.Name", "Bram"), ("Input.Password", $"wachtwoord van poging {n}"))));

        Assert.Equal(4, answers.Count(a => a.Status == HttpStatusCode.Gone));
        await using var db = await OpenDatabaseAsync();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.PasswordChanged, Cancel));
    }

    [Fact]
    public async Task An_expired_link_shows_no_form_and_changes_nothing()
    {
        var page = await OpenAsync(app.CreateClient(), token);
        await using (var db = await OpenDatabaseAsync())
        {
            await db.AccountLinks.ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, DateTime.UnixEpoch), Cancel);
        }

        var answer = await SubmitAsync(page, ("Input.Name", "Bram"), ("Input.Password", Password));

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (answer.Status, (await OpenAsync(app.CreateClient(), token)).Status));
        Assert.False(await SignsInAsync(Email, Password));
    }

    [Fact]
    public async Task A_link_that_was_tampered_with_tells_nothing()
    {
        foreach (var other in (string[])["", "x", token[..^1], token + "A", (token[0] == 'A' ? "B" : "A") + token[1..], token.ToUpperInvariant(), new string('A', 4000), "../setup"])
        {
            var answer = await OpenAsync(app.CreateClient(), other);

            Assert.Equal((other, HttpStatusCode.Gone), (other, answer.Status));
            Assert.Empty(answer.Page.QuerySelectorAll("input[type=password]"));
            Assert.DoesNotContain(Email, answer.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_link_of_somebody_who_has_been_disabled_is_worth_nothing()
    {
        var page = await OpenAsync(app.CreateClient(), token);
        await using (var db = await OpenDatabaseAsync())
        {
            var id = (await db.Users.SingleAsync(u => u.Email == Email, Cancel)).Id;
            Assert.Equal(PeopleOutcome.Done, await People.SetDisabledAsync(id, true, Actor.Console, Cancel));
        }

        var answer = await SubmitAsync(page, ("Input.Name", "Bram"), ("Input.Password", Password));

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.False(await SignsInAsync(Email, Password));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("123456789012345")]
    [InlineData("bram@example.org")]
    public async Task A_password_that_is_refused_changes_nothing_and_the_link_still_works(string weak)
    {
        var page = await OpenAsync(app.CreateClient(), token);

        var refused = await SubmitAsync(page, ("Input.Name", "Somebody else"), ("Input.Password", weak));

        Assert.NotEmpty(refused.Page.QuerySelector(".field-error")!.TextContent.Trim());
        await using (var db = await OpenDatabaseAsync())
        {
            var bram = await db.Users.SingleAsync(u => u.Email == Email, Cancel);
            Assert.Equal(("Bram", null, false), (bram.DisplayName, bram.PasswordHash, bram.EmailConfirmed));
        }

        Assert.Equal("/assessments", (await AcceptAsync(token, Password)).Address);
    }

    [Fact]
    public async Task Another_address_or_role_in_the_form_is_not_listened_to()
    {
        var page = await OpenAsync(app.CreateClient(), token);

        await SubmitAsync(
            page, ("Input.Name", "Bram"), ("Input.Password", Password), ("Input.Email", CompassWebApp.AdminEmail), ("Email", CompassWebApp.AdminEmail),
            ("Input.Role", nameof(Role.Administrator)), ("Input.UserId", Guid.Empty.ToString()));

        Assert.True(await SignsInAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword));
        Assert.False(await SignsInAsync(CompassWebApp.AdminEmail, Password));
        await using var db = await OpenDatabaseAsync();
        Assert.Equal(Role.Consultant, (await db.Users.SingleAsync(u => u.Email == Email, Cancel)).Role);
    }

    [Fact]
    public async Task A_post_without_its_token_of_the_form_is_refused()
    {
        var (client, page) = (app.CreateClient(), await OpenAsync(app.CreateClient(), token));

        var answer = await SubmitAsync(page with { Client = client }, ("Input.Name", "Bram"), ("Input.Password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(await SignsInAsync(Email, Password));
    }

    private async Task<Answer> AcceptAsync(string link, string password) =>
        await SubmitAsync(await OpenAsync(app.CreateClient(), link), ("Input.Name", "Bram"), ("Input.Password", password));

    private static async Task<Answer> OpenAsync(HttpClient client, string link) =>
        await AnswerAsync(client, await client.GetAsync($"/account/invitation?token={link}", Cancel));

    private static async Task<Answer> SubmitAsync(Answer page, params (string Name, string Value)[] fields)
    {
        var hidden = page.Page.QuerySelectorAll("main input[type=hidden][name]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        var form = hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await AnswerAsync(page.Client, await page.Client.PostAsync(page.Query, new FormUrlEncodedContent(form), Cancel));
    }

    private static async Task<Answer> AnswerAsync(HttpClient client, HttpResponseMessage response)
    {
        using (response)
        {
            var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
            return new Answer(client, response.StatusCode, response.RequestMessage!.RequestUri!, document);
        }
    }

    private async Task<bool> SignsInAsync(string email, string password)
    {
        using var client = app.CreateClient();
        await client.TrySignInAsync(email, password, Cancel);
        return (await client.GetStringAsync("/", Cancel)).Contains("/account/sign-out", StringComparison.Ordinal);
    }

    private Task<CompassDbContext> OpenDatabaseAsync() =>
        app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);

    private sealed record Answer(HttpClient Client, HttpStatusCode Status, Uri Query, IHtmlDocument Page)
    {
        public string Address => Query.AbsolutePath;
    }
}
