using System.Net;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>Voting over HTTP: by form as without script, by JSON as with it, and from outside with bad input.</summary>
public sealed class VotingTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_vote_by_form_is_received_and_shown_to_its_phone_alone()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        using var other = await app.JoinedPhoneAsync();

        var page = await phone.VoteByFormAsync("4");

        Assert.Equal("/join/room", page.Address);
        Assert.Contains("Received.", page.Text);
        Assert.Equal("4", page.Document.QuerySelector("input[name='Input.Choice'][checked]")!.GetAttribute("value"));
        Assert.Null((await other.RoomAsync()).Document.QuerySelector("input[checked]"));
        Assert.Equal(["4"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_phone_changes_its_mind_by_form()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();

        await phone.VoteByFormAsync("4");
        await phone.VoteByFormAsync("dont-know");

        Assert.Equal(["dont-know"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_guess_can_be_a_number_or_an_abstention()
    {
        var round = await app.OpenRoundAsync(RoundKind.Guess);
        using var guesser = await app.JoinedPhoneAsync();
        using var silent = await app.JoinedPhoneAsync();

        await guesser.VoteByFormAsync("70");
        var fields = (await silent.RoomAsync()).Fields("ballot");
        (fields["Input.Choice"], fields["Input.Abstain"]) = ("", "true");
        await silent.PostAsync("/join/room", fields);

        Assert.Equal(["70", "abstain"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_ballot_that_is_sent_again_gets_the_same_receipt_and_counts_once()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var ballot = Ballot(round, "3");

        using var first = await phone.VoteAsync(ballot);
        using var again = await phone.VoteAsync(ballot);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(["3"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task Twenty_parallel_ballots_of_one_phone_are_one_row()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var token = await phone.TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => phone.VoteAsync(Ballot(round, $"{1 + (n % 5)}", n), token)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(["1"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_ballot_after_the_close_is_refused_with_409_by_form_and_by_script()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var (seen, token) = (await phone.RoomAsync(), await phone.TokenAsync());
        await app.CloseRoundAsync(round);

        var byForm = await phone.VoteByFormAsync("3", seen);
        using var byScript = await phone.VoteAsync(Ballot(round, "3"), token);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (byForm.Status, byScript.StatusCode));
        Assert.Contains("closed before your answer arrived", byForm.Text);
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_ballot_by_form_after_the_end_of_the_workshop_hears_that_it_is_over()
    {
        await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var seen = await phone.RoomAsync();
        await app.CloseWorkshopAsync();

        var answer = await phone.VoteByFormAsync("3", seen);

        Assert.Contains("The workshop is over", answer.Text);
        Assert.True((int)answer.Status is 404 or 409, answer.Status.ToString());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("99")]
    [InlineData("NaN")]
    [InlineData("3.5")]
    [InlineData("agree")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task A_value_that_a_question_does_not_know_is_refused_with_400(string choice)
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();

        var byForm = await phone.VoteByFormAsync(choice);
        using var byScript = await phone.VoteAsync(Ballot(round, choice));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (byForm.Status, byScript.StatusCode));
        Assert.Contains("Choose one of the answers", byForm.Text);
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_broken_ballot_is_refused_with_400()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();

        object[] broken =
        [
            new { roundId = "not-an-id", key = Guid.NewGuid(), sequence = 1, choice = "3" },
            new { roundId = round, key = Guid.Empty, sequence = 1, choice = "3" },
            new { roundId = round, key = Guid.NewGuid(), sequence = 0, choice = "3" },
            new { roundId = round, key = Guid.NewGuid(), sequence = 1_000_001, choice = "3" },
            new { roundId = round, key = Guid.NewGuid(), sequence = 1, choice = "3", confidence = "certain" },
            "text",
        ];
        foreach (var ballot in broken)
        {
            using var answer = await phone.VoteAsync(ballot);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_ballot_without_its_antiforgery_token_is_refused_with_400()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();

        using var answer = await phone.VoteAsync(Ballot(round, "3"), token: null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task Somebody_who_has_not_joined_cannot_vote_and_learns_nothing()
    {
        var round = await app.OpenRoundAsync();
        using var stranger = app.NewPhone();
        var token = (await stranger.OpenAsync("/join")).Fields("join")["__RequestVerificationToken"];

        using var vote = await stranger.VoteAsync(Ballot(round, "3"), token);
        using var state = await stranger.Client.GetAsync("/join/state");
        using var events = await stranger.Client.GetAsync("/join/events");

        Assert.Equal(HttpStatusCode.NotFound, vote.StatusCode);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (state.StatusCode, events.StatusCode));
        Assert.DoesNotContain("Acme", (await stranger.RoomAsync()).Document.DocumentElement.OuterHtml);
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    private static object Ballot(Guid round, string choice, int sequence = 1) =>
        new { roundId = round, key = Guid.NewGuid(), sequence, choice, confidence = "" };
}
