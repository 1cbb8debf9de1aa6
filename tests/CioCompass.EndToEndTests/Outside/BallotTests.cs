using System.Net;
using System.Net.Http.Json;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Ballots that no phone of ours sends, against the published program.</summary>
public sealed class BallotTests(BrowserFixture fixture)
{
    /// <summary>Of the agenda: a question, which takes the levels 1 to 5.</summary>
    private const int Question = 2;

    [OutsideFact]
    public async Task One_phone_has_one_ballot_of_a_possible_value_while_the_vote_is_open()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 0);
        await room.ChooseAsync(Question);
        await room.OpenVoteAsync();
        using var phone = new Outsider(room.App);
        using (var joined = await phone.SubmitAsync("/join", "join", ("Input.Code", room.Code)))
        {
            Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        }

        var fields = await phone.FieldsAsync("/join/room", "ballot");
        const string choice = "4";

        foreach (var impossible in (string[])["-1", "999", "NaN", "1e1", "", "4\0"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await VoteAsync(impossible, 1));
        }

        var statuses = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => VoteAsync(choice, n)));
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s));
        await room.CountedAsync(1);
        Assert.Equal(1, DatabaseFile.Count(room.App, "SELECT count(*) FROM OpenBallots"));

        await room.DoAsync("Close the vote");
        await Microsoft.Playwright.Assertions.Expect(room.Facilitator.Page.Locator(".round-actions button", new() { HasTextString = "Reveal the result" })).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Conflict, await VoteAsync(choice, 21));

        async Task<HttpStatusCode> VoteAsync(string value, int sequence)
        {
            var ballot = new { roundId = fields["Input.RoundId"], key = Guid.NewGuid(), sequence, choice = value };
            using var response = await phone.PostAsync("/join/ballot", JsonContent.Create(ballot), fields["__RequestVerificationToken"]);
            return response.StatusCode;
        }
    }
}
