using System.Net;
using CioCompass.Core.Data.Transactions;
using CioCompass.Tests.Support.Faults;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>A phone that meets a database with too much to do is asked to come back, and told so plainly; it never meets an error of ours.</summary>
public sealed class BusyDatabaseTests : IAsyncLifetime
{
    private readonly TroubledConnections connections = new();
    private WorkshopApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync(connections.Use);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string, Func<Exception>> Troubles() => new()
    {
        { "too long a line", () => new DatabaseBusyException() },
        { "too many connections", () => new PostgresException("sorry, too many clients already", "FATAL", "FATAL", PostgresErrorCodes.TooManyConnections) },
        { "a server that stops", () => new PostgresException("terminating connection", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown) },
        { "a server that is away", () => new NpgsqlException("Failed to connect", new System.Net.Sockets.SocketException(111)) },
        { "an exhausted pool", () => new NpgsqlException("The connection pool has been exhausted", new TimeoutException()) },
        { "a lock that is taken for too long", () => new PostgresException("canceling statement due to lock timeout", "ERROR", "ERROR", PostgresErrorCodes.LockNotAvailable) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Troubles))]
    public async Task Everything_that_a_phone_asks_for_is_answered_with_when_to_come_back(string trouble, Func<Exception> make)
    {
        Assert.NotEmpty(trouble);
        using var phone = app.NewPhone();
        var form = (await phone.OpenAsync("/join")).Fields("join");
        form["Input.Code"] = app.Code;
        using var other = UnknownPhone();
        connections.Trouble = make;

        HttpResponseMessage[] answers =
        [
            await other.GetAsync("/join/room", Cancel), await other.GetAsync("/join/state", Cancel), await other.GetAsync("/join/events", Cancel),
            await phone.Client.PostAsync("/join", new FormUrlEncodedContent(form), Cancel),
            await phone.VoteAsync(new { roundId = Guid.NewGuid(), key = Guid.NewGuid(), sequence = 1, choice = "3" }, form["__RequestVerificationToken"]),
        ];

        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        });
        connections.Trouble = null;
        Assert.Equal("/join/room", (await phone.PostAsync("/join", form)).Address);
    }

    [Theory]
    [InlineData("en", "One moment, please", "send it again")]
    [InlineData("nl", "Een ogenblik geduld", "verstuur het opnieuw")]
    [InlineData("fr", "Un instant, s’il vous plaît", "renvoyez-le")]
    public async Task Without_script_a_page_in_the_phones_language_says_what_to_do(string language, string title, string advice)
    {
        using var phone = app.NewPhone(language);
        var form = (await phone.OpenAsync("/join")).Fields("join");
        form["Input.Code"] = app.Code;
        connections.Trouble = () => new DatabaseBusyException();

        var page = await phone.PostAsync("/join", form);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(title, page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains(advice, page.Text, StringComparison.Ordinal);
        Assert.Equal("/join", page.Document.QuerySelector("main a.btn")!.GetAttribute("href"));
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_ballot_that_could_not_be_stored_is_stored_when_it_is_sent_again_by_the_same_form()
    {
        using var phone = await app.JoinedPhoneAsync();
        var round = await app.OpenRoundAsync();
        var seen = await phone.RoomAsync();
        connections.Trouble = () => new DatabaseBusyException();
        var page = await phone.VoteByFormAsync("3", seen);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("send it again", page.Text, StringComparison.Ordinal);

        connections.Trouble = null;
        Assert.Equal(HttpStatusCode.OK, (await phone.VoteByFormAsync("3", seen)).Status);
        Assert.Equal(["3"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task An_error_of_the_program_stays_an_error()
    {
        using var phone = UnknownPhone();
        connections.Trouble = () => new InvalidOperationException("A bug.");

        using var answer = await phone.GetAsync("/join/state", Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
    }

    /// <summary>With a token that has to be looked up.</summary>
    private HttpClient UnknownPhone()
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{app.Services.GetRequiredService<CookieNames>().Phone}={new string('a', 64)}");
        return client;
    }
}
