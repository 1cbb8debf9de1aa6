using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>
/// One participant's phone, as the page's script (<c>phone.js</c>) behaves: joins by form, listens to the stream, looks now and then whether
/// anything changed, and sends a ballot until it is acknowledged.
/// </summary>
public sealed partial class LoadPhone(HttpClient client)
{
    /// <summary>The room counts as present who has looked lately.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(12);

    private readonly PhoneBrowser browser = new(client);
    private readonly Stopwatch sinceLook = new();
    private string antiforgery = "";
    private string roundId = "";
    private string version = "";
    private int sequence;

    /// <summary>Level that the server acknowledged last: 1 to 5; 0 for none.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Answers that were not what a phone hopes for, each tried again.</summary>
    public int Errors => browser.Errors;

    /// <summary>Whether the page that the phone has shows a ballot to fill in.</summary>
    public bool ShowsBallot { get; private set; }

    /// <summary>Completed when the stream has told of a change, with the time of it.</summary>
    public TaskCompletionSource<DateTimeOffset> Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The request header that makes another request this phone's.</summary>
    public string Cookies => browser.Cookies;

    public async Task JoinAsync(string code)
    {
        var address = $"/join/{code}";
        var page = await browser.PageAsync(address);
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "join",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.Code"] = code,
        };
        using var joined = await browser.InsistAsync(async () =>
        {
            using var content = new FormUrlEncodedContent(form);
            return await browser.SendAsync(HttpMethod.Post, address, content);
        });
        if (joined.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Joining was answered with {joined.StatusCode}.");
        }

        await RoomAsync();
    }

    /// <summary>The room's page, as after joining and after every change.</summary>
    public async Task RoomAsync()
    {
        var room = await browser.PageAsync("/join/room");
        antiforgery = Token().Match(room).Groups[1].Value;
        roundId = Round().Match(room).Groups[1].Value;
        version = Version().Match(room).Groups[1].Value;
        ShowsBallot = Open().IsMatch(room);
    }

    /// <summary>Listens until it is cancelled or the stream ends.</summary>
    public async Task ListenAsync(Action opened, CancellationToken cancellationToken)
    {
        using var response = await browser.InsistAsync(
            () => browser.SendAsync(HttpMethod.Get, "/join/events", stream: true, cancellationToken: cancellationToken));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                switch (line)
                {
                    case "event: hello":
                        opened();
                        _ = LookAsync(cancellationToken);
                        break;
                    case "event: beat" when sinceLook.Elapsed >= BetweenLooks:
                        _ = LookAsync(cancellationToken);
                        break;
                    case "event: change":
                        Changed.TrySetResult(DateTimeOffset.UtcNow);
                        break;
                }
            }
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The measurement is over.
        }
    }

    /// <summary>Sends a level until it is acknowledged, each time with the same key.</summary>
    /// <param name="cancellationToken">Cancelled when that has taken too long: then the ballot stays unacknowledged.</param>
    public async Task VoteAsync(int level, CancellationToken cancellationToken)
    {
        sequence++;
        var ballot = new { roundId, key = Guid.NewGuid(), sequence, choice = $"{level}", confidence = "" };
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = PhoneBrowser.Pause;
            try
            {
                using var content = JsonContent.Create(ballot);
                using var answer = await browser.SendAsync(HttpMethod.Post, "/join/ballot", content, antiforgery, cancellationToken: cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    Acknowledged = level;
                    return;
                }

                wait = answer.Headers.RetryAfter?.Delta ?? PhoneBrowser.Pause;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Sent again, as a phone does, unless the round is over.
            }

            browser.Fail();
            await Task.Delay(wait, CancellationToken.None);
        }
    }

    /// <summary>Whether anything changed since the page that is shown; what fails is asked again with a later beat.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        sinceLook.Restart();
        try
        {
            using var answer = await browser.SendAsync(HttpMethod.Get, "/join/state", cancellationToken: cancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                using var state = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
                if (state.RootElement.GetProperty("version").GetString() != version)
                {
                    await RoomAsync();
                }
            }
            else if ((int)answer.StatusCode >= 500)
            {
                browser.Fail();
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                browser.Fail();
            }
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""data-round="([^"]+)""")]
    private static partial Regex Round();

    [GeneratedRegex("""data-version="([^"]+)""")]
    private static partial Regex Version();

    [GeneratedRegex("""<div id="room"[^>]* data-open""")]
    private static partial Regex Open();
}
