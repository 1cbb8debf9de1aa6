using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Tests.Workshops.Joining;

/// <summary>Measures of the facilitator against somebody who joins with many phones.</summary>
public sealed class RoomAccessTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task While_joining_is_closed_no_phone_comes_in_and_those_that_are_here_vote_on_and_come_back()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();

        Assert.Equal(RoundOutcome.Done, await room.Access.CloseJoiningAsync(room.Id, closed: true, room.Consultant, CancellationToken.None));

        Assert.True((await room.ViewAsync()).IsJoiningClosed);
        Assert.IsType<JoinResult.JoiningClosed>(await JoinAsync());
        Assert.Equal(new JoinResult.Joined(room.Id, token), await JoinAsync(token));
        Assert.Equal(BallotOutcome.Accepted, (await room.VoteAsync(token, round, BallotValue.Level(3))).Outcome);
        await room.Access.CloseJoiningAsync(room.Id, closed: false, room.Consultant, CancellationToken.None);
        Assert.IsType<JoinResult.Joined>(await JoinAsync());
    }

    [Fact]
    public async Task A_phone_that_is_on_its_way_in_while_joining_is_closed_stays_outside()
    {
        await room.JoinAsync();
        var phone = new Participant(room.Id, SecretToken.Hash(SecretToken.Create()), null);
        await room.Access.CloseJoiningAsync(room.Id, closed: true, room.Consultant, CancellationToken.None);

        Assert.False(await room.Database.Get<JoiningPhones>().AddAsync(phone, CancellationToken.None));
        Assert.Equal(1, (await room.ViewAsync()).Participants);
    }

    [Fact]
    public async Task A_new_code_leaves_the_old_one_unknown_and_the_phones_in_the_room()
    {
        var token = await room.JoinAsync();
        var old = (await room.ViewAsync()).JoinCode;

        Assert.Equal(RoundOutcome.Done, await room.Access.RenewCodeAsync(room.Id, room.Consultant, CancellationToken.None));

        Assert.NotEqual(old, (await room.ViewAsync()).JoinCode);
        Assert.IsType<JoinResult.Unknown>(await room.Phones.JoinAsync(new JoinRequest(old, null, null, null), CancellationToken.None));
        Assert.NotNull(await room.Phones.ViewAsync(token, CancellationToken.None));
        Assert.IsType<JoinResult.Joined>(await JoinAsync());
    }

    [Fact]
    public async Task A_phone_that_is_removed_takes_its_ballot_in_the_open_vote_with_it_and_votes_no_more()
    {
        var tokens = await room.JoinAsync(4);
        var round = await room.OpenRoundAsync();
        foreach (var (token, level) in tokens.Zip(new[] { 2, 2, 2, 5 }))
        {
            await room.VoteAsync(token, round, BallotValue.Level(level));
        }

        Assert.Equal(RoundOutcome.Done, await room.Access.RemoveAsync(room.Id, await IdOfAsync(tokens[3]), room.Consultant, CancellationToken.None));

        Assert.Equal(new RoundCount(3, 3, 3), await room.Reader.CountAsync(round, room.Consultant, CancellationToken.None));
        Assert.Null(await room.Phones.ViewAsync(tokens[3], CancellationToken.None));
        Assert.Equal(BallotOutcome.NotJoined, (await room.VoteAsync(tokens[3], round, BallotValue.Level(5), sequence: 2)).Outcome);
        await room.RevealAsync(round);
        Assert.Equal([0, 3, 0, 0, 0], Assert.IsType<RoundResult.Levels>((await room.ReadAsync(round)).Result).Tally.Counts);
    }

    [Fact]
    public async Task What_a_removed_phone_voted_in_a_closed_round_stays_since_nobody_can_tell_which_ballot_that_was()
    {
        var tokens = await room.JoinAsync(3);
        var round = await room.OpenRoundAsync();
        foreach (var token in tokens)
        {
            await room.VoteAsync(token, round, BallotValue.Level(4));
        }

        await room.RevealAsync(round);
        await room.Access.RemoveAsync(room.Id, await IdOfAsync(tokens[0]), room.Consultant, CancellationToken.None);

        Assert.Equal(3, (await room.ReadAsync(round)).Ballots);
        Assert.Equal(2, (await room.ViewAsync()).Participants);
    }

    [Fact]
    public async Task The_list_has_a_name_or_a_label_that_stands_on_the_phone_too_and_who_is_away()
    {
        var silent = await room.JoinAsync();
        await room.JoinAsync("Zoë");
        room.Database.Clock.Advance(PresentPhones.Window);
        await room.JoinAsync("Anna");

        var phones = await room.Access.PhonesAsync(room.Id, room.Consultant, CancellationToken.None);

        Assert.Equal([("Anna", true), ("Zoë", false), (null, false)], phones.Select(p => (p.DisplayName, p.IsPresent)));
        Assert.Equal((await room.Phones.ViewAsync(silent, CancellationToken.None))!.Label, phones[2].Label);
        Assert.Matches("^[2-9A-HJKMNP-Z]{4}$", phones[2].Label);
    }

    [Fact]
    public async Task The_expected_number_is_kept_and_taken_away()
    {
        await room.Access.ExpectAsync(room.Id, 12, room.Consultant, CancellationToken.None);
        Assert.Equal(12, (await room.ViewAsync()).Expected);

        await room.Access.ExpectAsync(room.Id, null, room.Consultant, CancellationToken.None);
        Assert.Null((await room.ViewAsync()).Expected);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => room.Access.ExpectAsync(room.Id, 0, room.Consultant, CancellationToken.None));
    }

    [Fact]
    public async Task Another_consultant_a_reader_and_a_closed_workshop_change_nothing()
    {
        var stranger = await room.Database.AddPersonAsync("Sam", Role.Consultant);
        var phone = await IdOfAsync(await room.JoinAsync());

        Assert.Equal(RoundOutcome.NotFound, await room.Access.RemoveAsync(room.Id, phone, stranger, CancellationToken.None));
        Assert.Equal(RoundOutcome.NotFound, await room.Access.RenewCodeAsync(room.Id, stranger, CancellationToken.None));
        Assert.Empty(await room.Access.PhonesAsync(room.Id, stranger, CancellationToken.None));
        Assert.Equal(1, (await room.ViewAsync()).Participants);
        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);
        Assert.Equal(RoundOutcome.WorkshopClosed, await room.Access.RenewCodeAsync(room.Id, room.Consultant, CancellationToken.None));
        Assert.Equal(RoundOutcome.WorkshopClosed, await room.Access.CloseJoiningAsync(room.Id, true, room.Consultant, CancellationToken.None));
    }

    private async Task<Guid> IdOfAsync(string token)
    {
        var label = ParticipantToken.Label(SecretToken.Hash(token));
        return (await room.Access.PhonesAsync(room.Id, room.Consultant, CancellationToken.None)).Single(p => p.Label == label).Id;
    }

    private async Task<JoinResult> JoinAsync(string? token = null) =>
        await room.Phones.JoinAsync(new JoinRequest((await room.ViewAsync()).JoinCode, null, token, null), CancellationToken.None);
}
