using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting.Logging;

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
        var log = await app.LoggedAsync("HTTP POST /account/sign-in responded 400");

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

        var log = await app.LoggedAsync("HTTP GET / responded 200");

        Assert.NotEmpty(log);
        Assert.DoesNotContain("token", log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_that_a_workshop_is_about_is_logged_also_when_storing_it_fails()
    {
        await using var app = await WorkshopApp.StartAsync(inFile: true);
        using var named = await app.JoinedPhoneAsync("Zebedeus Quagmire");
        var (client, actor) = await app.SignedInAsync("Wilhelmina", Role.Administrator);
        using var _ = client;
        using var stranger = app.CreateClient();
        await stranger.TrySignInAsync("nathaniel@example.org", "correct horse battery staple", Cancel);
        Assert.IsType<SaveResult.Saved>(await NoteAsync(app, actor, "initiatives", "The mainframe is held together by hope."));
        var guess = await app.OpenRoundAsync(RoundKind.Guess);
        await named.VoteByFormAsync("73");
        await app.RevealAsync(guess);
        await app.OpenRoundAsync();
        var seen = await named.RoomAsync();

        // What cannot be stored is logged as an error, with the exception.
        OnDisk.Scalar(Path.Combine(app.DataDirectory, "ciocompass.db"), """
            CREATE TRIGGER NoBallots BEFORE INSERT ON OpenBallots BEGIN SELECT RAISE(ABORT, 'no room'); END;
            CREATE TRIGGER NoResponses BEFORE INSERT ON Responses BEGIN SELECT RAISE(ABORT, 'no room'); END;
            """);
        await named.VoteByFormAsync("4", seen);
        await Assert.ThrowsAsync<DbUpdateException>(() => NoteAsync(app, actor, "customer-bond", "Nobody dares to restart it."));
        var log = await app.LoggedAsync("HTTP POST /join/… responded 500");

        Assert.Contains("could not be stored", log, StringComparison.Ordinal);
        string[] secrets =
        [
            app.Code, app.Code.Replace("-", "", StringComparison.Ordinal), "Zebedeus", "Quagmire", "Wilhelmina", "Nathaniel",
            "correct horse", "mainframe", "restart it", "Carla", "Acme", "Spring", seen.Fields("ballot")["Input.Key"],
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            log.Split('\n').Where(line => line.Contains("/join", StringComparison.Ordinal)),
            line => Assert.Matches(@"\] HTTP (GET|POST) /join(/…)? responded \d{3} in [\d.]+ ms [0-9a-f]*\r?$", line));
    }

    private static async Task<SaveResult> NoteAsync(WorkshopApp app, Actor actor, string question, string note) =>
        await app.Services.GetRequiredService<AnswerService>().SaveAsync(
            (await app.ViewAsync()).AssessmentId, question, ResponseContent.Empty, new ResponseContent { Note = note }, actor, Cancel);
}
