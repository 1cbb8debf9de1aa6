using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>One participant's phone, as the page's script behaves: joins by form, listens to the stream, sends a ballot until it is acknowledged.</summary>
public sealed partial class LoadPhone(HttpClient client)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private string antiforgery = "";
    private string roundId = "";
    private int sequence;

    /// <summary>What the server acknowledged last: 1 to 5; 0 for nothing.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Answers that were not what a phone hopes for, each tried again.</summary>
    public int Errors { get; private set; }

    /// <summary>Completed when the stream has told of a change, with the time of it.</summary>
    public TaskCompletionSource<DateTimeOffset> Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The request header that makes another request this phone's.</summary>
    public string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    public async Task JoinAsync(string code)
    {
        var address = $"/join/{code}";
        var page = await TextAsync(await SendAsync(HttpMethod.Get, address));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "join",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.Code"] = code,
        });
        using var joined = await SendAsync(HttpMethod.Post, address, form);
        if (joined.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Joining was answered with {joined.StatusCode}.");
        }

        await RoomAsync();
    }

    /// <summary>The room's page, as after joining and after every change.</summary>
    public async Task RoomAsync()
    {
        var room = await TextAsync(await SendAsync(HttpMethod.Get, "/join/room"));
        antiforgery = Token().Match(room).Groups[1].Value;
        roundId = Round().Match(room).Groups[1].Value;
    }

    /// <summary>Listens until it is cancelled or the stream ends.</summary>
    public async Task ListenAsync(Action opened, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, "/join/events", stream: true, cancellationToken: cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line == "event: hello")
                {
                    opened();
                }
                else if (line == "event: change")
                {
                    Changed.TrySetResult(DateTimeOffset.UtcNow);
                }
            }
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The measurement is over.
        }
    }

    /// <summary>Sends a level until it is acknowledged, each time with the same key.</summary>
    /// <param name="cancellationToken">Cancelled when the round closes: then the ballot came too late, and stays unacknowledged.</param>
    public async Task VoteAsync(int level, CancellationToken cancellationToken)
    {
        sequence++;
        var ballot = new { roundId, key = Guid.NewGuid(), sequence, choice = $"{level}", confidence = "" };
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var content = JsonContent.Create(ballot);
                using var answer = await SendAsync(HttpMethod.Post, "/join/ballot", content, antiforgery, cancellationToken: cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    Acknowledged = level;
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Sent again, as a phone does, unless the round is over.
            }

            Errors++;
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? content = null, string? token = null, bool stream = false,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        var response = await client.SendAsync(
            request, stream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return response;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""data-round="([^"]+)""")]
    private static partial Regex Round();
}
