using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Joining;

public sealed class JoiningTests : IAsyncLifetime
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_code_joins_however_it_is_typed()
    {
        var code = (await room.ViewAsync()).JoinCode!;

        var joined = Assert.IsType<JoinResult.Joined>(await JoinAsync($" {code.ToLowerInvariant().Replace('-', ' ')} ", "  Wim\n"));

        Assert.Equal(room.Id, joined.WorkshopId);
        Assert.Equal("Wim", Assert.Single(await room.Access.PhonesAsync(room.Id, room.Consultant, CancellationToken.None)).DisplayName);
        Assert.Equal("Wim", (await room.Phones.ViewAsync(joined.Token, CancellationToken.None))!.DisplayName);
    }

    [Fact]
    public async Task Only_a_hash_of_the_token_is_stored()
    {
        var token = await room.JoinAsync();

        await using var db = room.Database.Open();
        Assert.Equal(SecretToken.Hash(token), (await db.Participants.SingleAsync()).TokenHash);
    }

    [Fact]
    public async Task A_phone_that_joins_again_stays_the_same_participant()
    {
        var token = await room.JoinAsync();
        var code = (await room.ViewAsync()).JoinCode;

        var again = await room.Phones.JoinAsync(new JoinRequest(code, null, token, Address), CancellationToken.None);

        Assert.Equal(new JoinResult.Joined(room.Id, token), again);
        Assert.Equal(1, (await room.ViewAsync()).Participants);
    }

    [Fact]
    public async Task An_unknown_code_and_that_of_a_closed_workshop_get_the_same_answer()
    {
        var code = (await room.ViewAsync()).JoinCode!;
        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);

        Assert.Equal(await JoinAsync("ABCD-EFGH"), await JoinAsync(code));
        Assert.IsType<JoinResult.Unknown>(await JoinAsync("not a code"));
    }

    [Fact]
    public async Task After_ten_wrong_codes_the_address_waits_but_the_right_code_still_joins()
    {
        foreach (var _ in Enumerable.Range(0, 10))
        {
            Assert.IsType<JoinResult.Unknown>(await JoinAsync("ABCD-EFGH"));
        }

        Assert.InRange(Assert.IsType<JoinResult.Refused>(await JoinAsync("ABCD-EFGH")).RetryAfter, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.IsType<JoinResult.Joined>(await JoinAsync((await room.ViewAsync()).JoinCode));
    }

    [Fact]
    public async Task A_name_of_more_than_40_characters_is_refused()
    {
        var code = (await room.ViewAsync()).JoinCode;

        Assert.IsType<JoinResult.NameTooLong>(await JoinAsync(code, new string('x', 41)));
        Assert.IsType<JoinResult.Joined>(await JoinAsync(code, new string('x', 40)));
    }

    [Fact]
    public async Task A_phone_sees_the_current_round_and_never_the_figure_before_its_reveal()
    {
        var token = await room.JoinAsync();
        Assert.Null((await ViewAsync(token)).Room.Round);

        var guess = await room.OpenRoundAsync("employees-cared-for", RoundKind.Guess);
        var view = await ViewAsync(token);
        var open = view.Room.Round!;
        Assert.Equal((guess, true, 1), (open.Id, open.TakesBallots, view.NextSequence));
        Assert.Null(open.Subject.Statistic);
        Assert.DoesNotContain("93", open.Subject.Prompt.En, StringComparison.Ordinal);

        await room.VoteAsync(token, guess, BallotValue.Guess(50));
        await room.VoteAsync(guess, BallotValue.Guess(60), BallotValue.Guess(70));
        Assert.True(await ViewAsync(token) is { Ballot: { } own, Room.Round.Result: null } && own == BallotValue.Guess(50));

        await room.CloseAsync(guess);
        Assert.Null((await ViewAsync(token)).Room.Round!.Subject.Statistic);

        await room.Rounds.RevealAsync(guess, room.Consultant, CancellationToken.None);
        var revealed = (await ViewAsync(token)).Room.Round!;
        Assert.Equal(93, revealed.Subject.Statistic!.Percentage);
        Assert.IsType<Core.Workshops.Results.RoundResult.Guesses>(revealed.Result);
    }

    [Fact]
    public async Task An_unknown_token_sees_nothing_and_a_phone_that_leaves_is_forgotten()
    {
        var token = await room.JoinAsync();
        Assert.Equal(room.Id, await room.Phones.WorkshopOfAsync(token, CancellationToken.None));

        await room.Phones.LeaveAsync(token, CancellationToken.None);

        Assert.Null(await room.Phones.ViewAsync(token, CancellationToken.None));
        Assert.Null(await room.Phones.ViewAsync(null, CancellationToken.None));
        Assert.Null(await room.Phones.WorkshopOfAsync(SecretToken.Create(), CancellationToken.None));
    }

    private async Task<ParticipantView> ViewAsync(string token) => (await room.Phones.ViewAsync(token, CancellationToken.None))!;

    private Task<JoinResult> JoinAsync(string? code, string? name = null) =>
        room.Phones.JoinAsync(new JoinRequest(code, name, null, Address), CancellationToken.None);
}
