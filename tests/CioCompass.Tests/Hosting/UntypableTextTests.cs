using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting;

/// <summary>
/// Bytes that no keyboard types, in every form that a page takes. A form with a null in it is refused by the framework; other control
/// characters are left out; what is no UTF-8, such as half of a character, the framework leaves as it was encoded, which is plain text.
/// </summary>
public sealed class UntypableTextTests : IAsyncLifetime
{
    private const string NoUtf8 = "%ED%A0%80%FF";
    private const string Untypable = "%07%1B%7F%C2%9B%EF%BF%BD" + NoUtf8;

    private WorkshopApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_phones_name_is_kept_without_them()
    {
        using var phone = app.NewPhone();
        var fields = (await phone.OpenAsync("/join")).Fields("join");

        using var room = await PostAsync(phone.Client, "/join", fields, ("Input.Code", app.Code), ("Input.Name", $"Ri{Untypable}k"));

        Assert.Equal((HttpStatusCode.OK, "/join/room"), (room.StatusCode, room.RequestMessage!.RequestUri!.AbsolutePath));
        await using var db = await OpenAsync();
        Assert.Equal($"Ri{NoUtf8}k", (await db.Participants.SingleAsync(Cancel)).DisplayName);
    }

    [Theory]
    [InlineData("Input.Name")]
    [InlineData("Input.Code")]
    [InlineData("Input.Unknown")]
    [InlineData("_handler")]
    public async Task A_form_with_a_null_is_refused_and_the_page_says_so(string name)
    {
        using var phone = app.NewPhone();
        var fields = (await phone.OpenAsync("/join")).Fields("join");

        using var answer = await PostAsync(phone.Client, "/join", fields, ("Input.Code", app.Code), (name, "a%00b"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task A_code_with_them_is_unknown_like_any_other()
    {
        using var phone = app.NewPhone();
        var fields = (await phone.OpenAsync("/join")).Fields("join");

        using var answer = await PostAsync(phone.Client, "/join", fields, ("Input.Code", Untypable + app.Code[..^1]));

        Assert.Contains("No open workshop has this code", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task A_ballot_with_them_is_refused_by_form_and_by_script()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var fields = (await phone.RoomAsync()).Fields("ballot");
        var token = await phone.TokenAsync();

        foreach (var name in (string[])["Input.Choice", "Input.Confidence", "Input.RoundId", "Input.Key", "Input.Sequence"])
        {
            using var byForm = await PostAsync(phone.Client, "/join/room", fields, ("Input.Choice", "3"), (name, "3" + Untypable));
            Assert.True(byForm.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{name}: {byForm.StatusCode}");
        }

        foreach (var text in (string[])["3\\u0000", "3\\u0007", "\\ud800", "3\\udfff", "3\0"])
        {
            Assert.Equal((text, HttpStatusCode.BadRequest), (text, await VoteAsync(phone.Client, round, token, Encoding.UTF8.GetBytes(text))));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await VoteAsync(phone.Client, round, token, [0xFF, 0xED, 0xA0, 0x80]));
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Theory]
    [InlineData("Input.Email")]
    [InlineData("Input.Password")]
    [InlineData("Input.Passkey")]
    public async Task A_sign_in_with_them_is_refused_like_any_other(string name)
    {
        using var client = app.CreateClient();

        using var answer = await SignInAsync(client, (name, Untypable + "1{}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("notice-error", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var account = await client.GetAsync("/account", Cancel);
        Assert.Equal("/account/sign-in", account.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_accounts_name_is_kept_without_them()
    {
        using var client = app.CreateClient();
        using (var signedIn = await SignInAsync(client))
        {
            Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        }

        var page = await PageAsync(client, "/account");
        using var saved = await PostAsync(client, "/account", page.Fields("name"), ("Name", $"An{Untypable}n"));
        using var empty = await PostAsync(client, "/account", page.Fields("name"), ("Name", "%07%1B"));

        Assert.Equal("?saved=name", saved.RequestMessage!.RequestUri!.Query);
        Assert.Contains("field-error", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await using var db = await OpenAsync();
        Assert.Equal($"An{NoUtf8}n", (await db.Users.SingleAsync(u => u.Email == CompassWebApp.AdminEmail, Cancel)).DisplayName);
    }

    [Theory]
    [InlineData("/account/invitation?token=")]
    [InlineData("/setup?token=")]
    [InlineData("/shared/")]
    [InlineData("/join/")]
    [InlineData("/statistics/")]
    [InlineData("/admin/users?q=")]
    [InlineData("/admin/audit?person=")]
    [InlineData("/assessments?q=")]
    [InlineData("/actions?q=")]
    [InlineData("/actions?owner=")]
    [InlineData("/actions.csv?owner=")]
    [InlineData("/assessments/import?result=")]
    [InlineData("/?view=")]
    public async Task An_address_with_them_is_answered(string address)
    {
        using var client = app.CreateClient();
        using (await SignInAsync(client))
        {
            using var answer = await client.GetAsync(address + Untypable, Cancel);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }
    }

    /// <summary>By default with the right password.</summary>
    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, params (string Name, string Encoded)[] changed)
    {
        var page = await PageAsync(client, "/account/sign-in");
        (string, string)[] right =
        [
            ("Input.Email", Uri.EscapeDataString(CompassWebApp.AdminEmail)), ("Input.Password", Uri.EscapeDataString(CompassWebApp.AdminPassword)),
        ];
        return await PostAsync(client, "/account/sign-in", page.Fields("sign-in"), [.. right, .. changed]);
    }

    private static async Task<PhonePage> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Cancel);
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        return new PhonePage(response.StatusCode, address, document);
    }

    /// <summary>The fields with some changed, whose values are encoded already: what no encoder would write.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string address, Dictionary<string, string> fields, params (string Name, string Encoded)[] changed)
    {
        var pairs = fields.ToDictionary(f => f.Key, f => Uri.EscapeDataString(f.Value), StringComparer.Ordinal);
        foreach (var (name, encoded) in changed)
        {
            pairs[name] = encoded;
        }

        var form = string.Join('&', pairs.Select(p => $"{p.Key}={p.Value}"));
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await client.PostAsync(address, content, Cancel);
    }

    private static async Task<HttpStatusCode> VoteAsync(HttpClient client, Guid round, string token, byte[] choice)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"roundId":"{{round}}","key":"{{Guid.NewGuid()}}","sequence":1,"choice":" """.TrimEnd()), .. choice, .. "\"}"u8];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/join/ballot") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private Task<CompassDbContext> OpenAsync() =>
        app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
}
