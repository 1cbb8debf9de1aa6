using System.Text.RegularExpressions;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>The phone's page, and when it hears of a change.</summary>
public sealed partial class RoomPageTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_question_comes_with_five_described_levels_dont_know_abstain_and_an_optional_confidence()
    {
        await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();

        var page = (await phone.RoomAsync()).Document;

        Assert.Equal(
            ["1", "2", "3", "4", "5", "dont-know", "abstain"],
            page.QuerySelectorAll("input[name='Input.Choice']").Select(i => i.GetAttribute("value")));
        Assert.Equal(5, page.QuerySelectorAll(".choice-detail").Count(d => d.TextContent.Length > 10));
        Assert.Equal(["Low", "Medium", "High"], page.QuerySelectorAll("input[name='Input.Confidence']").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task The_published_figure_reaches_no_phone_before_the_reveal_and_every_phone_after_it()
    {
        var figure = (await app.ViewAsync()).Agenda.First(i => i.Subject.Kind == RoundKind.Guess).Subject.Statistic!;
        var round = await app.OpenRoundAsync(RoundKind.Guess);
        using var phone = await app.JoinedPhoneAsync();
        var open = await phone.RoomAsync();
        await VoteAsync("10", "20", "30");
        await app.CloseRoundAsync(round);
        var closed = await phone.RoomAsync();
        Assert.All([open, closed], p => Assert.DoesNotContain($"{figure.Percentage}%", p.Document.DocumentElement.OuterHtml));
        Assert.All([open, closed], p => Assert.DoesNotContain("median", p.Text, StringComparison.OrdinalIgnoreCase));

        await app.RevealAsync(await ReopenedAsync("10", "20", "60"));

        var revealed = (await phone.RoomAsync()).Text;
        Assert.Contains($"Published: {figure.Percentage}%", revealed);
        Assert.Contains("median guess is 20%", revealed);
        Assert.Contains(figure.Source.Publisher, revealed);

        async Task<Guid> ReopenedAsync(params string[] choices)
        {
            var again = await app.ReopenAsync(round);
            await VoteAsync(choices);
            return again;
        }
    }

    [Fact]
    public async Task A_result_below_the_minimum_count_is_withheld_on_phones_too()
    {
        var round = await app.OpenRoundAsync();
        await VoteAsync("2", "5");
        await app.RevealAsync(round);
        using var phone = await app.JoinedPhoneAsync();

        var page = await phone.RoomAsync();

        Assert.Contains("fewer than 3", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task Before_the_reveal_a_phone_that_has_voted_sees_its_own_answer_and_no_count()
    {
        await app.OpenRoundAsync();
        await VoteAsync("2", "2", "5");
        using var phone = await app.JoinedPhoneAsync();
        var before = Comparable((await phone.RoomAsync()).Document.QuerySelector("#room")!.OuterHtml);
        await VoteAsync("1", "1");

        var after = Comparable((await phone.RoomAsync()).Document.QuerySelector("#room")!.OuterHtml);

        Assert.Equal(before, after);

        // The antiforgery token and the idempotency key are new with every page.
        static string Comparable(string html) => Fresh().Replace(html, "");
    }

    [Fact]
    public async Task The_time_left_is_given_in_seconds_so_that_a_phones_wrong_clock_does_no_harm()
    {
        await app.OpenRoundAsync(timer: TimeSpan.FromHours(2));
        using var phone = await app.JoinedPhoneAsync();

        var seconds = (await phone.RoomAsync()).Document.QuerySelector("#timer")!.GetAttribute("data-seconds");

        Assert.InRange(int.Parse(seconds!, System.Globalization.CultureInfo.InvariantCulture), 1, 7200);
    }

    [Fact]
    public async Task The_state_is_new_with_every_change_of_a_round()
    {
        using var phone = await app.JoinedPhoneAsync();
        var states = new List<string> { await phone.Client.GetStringAsync("/join/state") };
        var round = await app.OpenRoundAsync();
        states.Add(await phone.Client.GetStringAsync("/join/state"));
        await app.CloseRoundAsync(round);
        states.Add(await phone.Client.GetStringAsync("/join/state"));

        Assert.Equal(3, states.Distinct().Count());
        Assert.Contains((await phone.RoomAsync()).Document.QuerySelector("#room")!.GetAttribute("data-version")!, states[^1]);
    }

    [Fact]
    public async Task The_stream_says_hello_then_tells_of_each_change_and_never_of_what_changed()
    {
        using var phone = await app.JoinedPhoneAsync();
        using var response = await phone.Client.GetAsync("/join/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("event: hello", await NextEventAsync(reader));

        await app.OpenRoundAsync();

        Assert.Equal("event: change", await NextEventAsync(reader));
        Assert.Equal("data:", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_stream_beats_so_that_a_phone_notices_a_lost_network()
    {
        using var phone = await app.JoinedPhoneAsync();
        using var response = await phone.Client.GetAsync("/join/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await NextEventAsync(reader);

        Assert.Equal("event: beat", await NextEventAsync(reader));
    }

    [Fact]
    public async Task Who_asks_for_the_head_of_the_stream_gets_its_end_too()
    {
        using var phone = await app.JoinedPhoneAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/join/events");

        using var response = await phone.Client.SendAsync(request).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task When_the_workshop_is_closed_its_phones_are_told_so_and_forgotten()
    {
        using var phone = await app.JoinedPhoneAsync();
        await app.CloseWorkshopAsync();

        Assert.Contains("over", (await phone.RoomAsync()).Text);
        Assert.Equal(0, await app.ParticipantsAsync());
    }

    private static async Task<string?> NextEventAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>A new phone for each.</summary>
    private async Task VoteAsync(params string[] choices)
    {
        foreach (var choice in choices)
        {
            using var phone = await app.JoinedPhoneAsync();
            Assert.Contains("Received", (await phone.VoteByFormAsync(choice)).Text);
        }
    }

    [GeneratedRegex(@"(value|data-version)=""[^""]{30,}""")]
    private static partial Regex Fresh();
}
