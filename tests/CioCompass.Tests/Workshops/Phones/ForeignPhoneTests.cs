using System.Net;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>Phones with a token that the server never gave them, or gave them for another room.</summary>
public sealed class ForeignPhoneTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    /// <summary>As long as a real one or not, and written to reach something else than a lookup.</summary>
    public static TheoryData<string> MadeUp =>
    [
        "",
        " ",
        "null",
        new string('A', 43),
        new string('0', 64),
        new string('A', 4000),
        "../../ciocompass.db",
        "' OR 1=1 --",
        "%00%0d%0aSet-Cookie:%20x=y",
        "\u00FF\u00FE",
        "<script>alert(1)</script>",
    ];

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_made_up_token_opens_no_page_hears_nothing_and_casts_nothing()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        foreach (var token in MadeUp.Select(row => row.Data))
        {
            using var stranger = Stranger(token);
            var form = await stranger.OpenAsync("/join");

            var room = await stranger.RoomAsync();
            using var vote = await stranger.VoteAsync(Ballot(round), form.Fields("join")["__RequestVerificationToken"]);
            using var state = await stranger.Client.GetAsync("/join/state");
            using var events = await stranger.Client.GetAsync("/join/events");

            Assert.Equal((token, HttpStatusCode.OK, HttpStatusCode.OK), (token, form.Status, room.Status));
            Assert.Equal((token, HttpStatusCode.NotFound), (token, vote.StatusCode));
            Assert.Equal((token, HttpStatusCode.NoContent, HttpStatusCode.NoContent), (token, state.StatusCode, events.StatusCode));
            Assert.Contains("The workshop is over", room.Text);
            Assert.Empty(room.Document.QuerySelectorAll("input[name='Input.Choice']"));
            Assert.DoesNotContain("Acme", room.Document.DocumentElement.OuterHtml);
        }

        Assert.Empty(await app.OpenBallotsAsync(round));
        Assert.Equal(1, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task A_token_with_one_character_changed_is_nobodys()
    {
        await app.OpenRoundAsync();
        var joining = await app.Services.GetRequiredService<ParticipantService>()
            .JoinAsync(new JoinRequest(app.Code, null, null, IPAddress.Loopback), CancellationToken.None);
        var token = Assert.IsType<JoinResult.Joined>(joining).Token;
        using var own = Stranger(token);
        using var other = Stranger((token[0] == '0' ? '1' : '0') + token[1..]);

        Assert.NotEmpty((await own.RoomAsync()).Document.QuerySelectorAll("input[name='Input.Choice']"));
        Assert.Contains("The workshop is over", (await other.RoomAsync()).Text);
    }

    [Fact]
    public async Task A_phone_of_another_room_cannot_vote_in_this_one_and_does_not_see_it()
    {
        using var phone = await app.JoinedPhoneAsync();
        await app.OpenRoundAsync();
        var (seen, token) = (await phone.RoomAsync(), await phone.TokenAsync());
        await app.OpenWorkshopAsync("Umbrella");
        var round = await app.OpenRoundAsync();
        var fields = seen.Fields("ballot");
        (fields["Input.RoundId"], fields["Input.Choice"]) = (round.ToString(), "3");

        var byForm = await phone.PostAsync("/join/room", fields);
        using var byScript = await phone.VoteAsync(Ballot(round), token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (byForm.Status, byScript.StatusCode));
        Assert.DoesNotContain("Umbrella", byForm.Document.DocumentElement.OuterHtml + await byScript.Content.ReadAsStringAsync());
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    private static object Ballot(Guid round) => new { roundId = round, key = Guid.NewGuid(), sequence = 1, choice = "3", confidence = "" };

    private Phone Stranger(string token)
    {
        var phone = app.NewPhone();
        phone.Client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"{app.Services.GetRequiredService<CookieNames>().Phone}={token}");
        return phone;
    }
}
