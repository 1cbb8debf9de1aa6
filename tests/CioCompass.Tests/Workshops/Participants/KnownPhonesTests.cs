using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Participants;

/// <summary>The kept state of a room is that of the database, always.</summary>
public sealed class KnownPhonesTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_phone_sees_every_change_of_its_room_with_its_next_look()
    {
        var token = await room.JoinAsync();
        Assert.Null((await ViewAsync(token))!.Room.Round);

        var round = await room.OpenRoundAsync();
        Assert.Equal(RoundStatus.Open, (await ViewAsync(token))!.Room.Round!.Status);
        Assert.Null((await ViewAsync(token))!.Ballot);

        await CastAsync(token, round, 4, sequence: 1);
        Assert.Equal(BallotValue.Level(4), (await ViewAsync(token))!.Ballot);
        await CastAsync(token, round, 2, sequence: 2);
        Assert.Equal(BallotValue.Level(2), (await ViewAsync(token))!.Ballot);
        Assert.Equal(3, (await ViewAsync(token))!.NextSequence);

        await room.Rounds.CloseAsync(round, room.Consultant, CancellationToken.None);
        Assert.Equal(RoundStatus.Closed, (await ViewAsync(token))!.Room.Round!.Status);
        Assert.Null((await ViewAsync(token))!.Ballot);
    }

    [Fact]
    public async Task One_phones_ballot_is_no_other_phones()
    {
        var voter = await room.JoinAsync();
        var other = await room.JoinAsync();
        var round = await room.OpenRoundAsync();

        await CastAsync(voter, round, 5, sequence: 1);

        Assert.Equal(BallotValue.Level(5), (await ViewAsync(voter))!.Ballot);
        Assert.Null((await ViewAsync(other))!.Ballot);
        Assert.Equal(BallotValue.Level(5), (await ViewAsync(voter))!.Ballot);
    }

    [Fact]
    public async Task A_phone_that_left_is_unknown_at_once_and_the_others_stay()
    {
        var leaver = await room.JoinAsync();
        var other = await room.JoinAsync();
        await ViewAsync(leaver);
        await ViewAsync(other);

        await room.Phones.LeaveAsync(leaver, CancellationToken.None);

        Assert.Null(await ViewAsync(leaver));
        Assert.Null(await room.Phones.VersionAsync(leaver, CancellationToken.None));
        Assert.NotNull(await ViewAsync(other));
        Assert.Null(await ViewAsync(leaver));
    }

    [Fact]
    public async Task A_phone_that_leaves_while_it_looks_is_unknown_afterwards()
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var token = await room.JoinAsync();
            await Task.WhenAll(
                Task.Run(() => ViewAsync(token)),
                Task.Run(() => room.Phones.LeaveAsync(token, CancellationToken.None)),
                Task.Run(() => ViewAsync(token)));

            Assert.Null(await ViewAsync(token));
        }
    }

    [Fact]
    public async Task All_phones_of_a_closed_workshop_are_unknown_at_once()
    {
        string[] tokens = [await room.JoinAsync(), await room.JoinAsync()];
        Assert.All(await Task.WhenAll(tokens.Select(ViewAsync)), Assert.NotNull);

        await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None);

        Assert.All(await Task.WhenAll(tokens.Select(ViewAsync)), Assert.Null);
    }

    [Fact]
    public async Task All_phones_of_a_deleted_assessment_are_unknown_at_once()
    {
        string[] tokens = [await room.JoinAsync(), await room.JoinAsync()];
        Assert.All(await Task.WhenAll(tokens.Select(ViewAsync)), Assert.NotNull);

        await using (var db = room.Database.Open())
        {
            await db.Set<Assessment>().Where(a => a.Id == room.AssessmentId)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.DeletedAt, room.Database.Clock.GetUtcNow().UtcDateTime));
        }

        Assert.All(await Task.WhenAll(tokens.Select(ViewAsync)), Assert.Null);
    }

    [Fact]
    public async Task The_mark_of_a_file_changes_with_every_commit_of_anybody_and_with_nothing_else()
    {
        await using var file = await TestDatabase.InFileAsync();
        var marks = file.Get<IChangeMark>();
        var first = marks.OfRoom(room.Id);
        await using (var db = file.Open())
        {
            await db.Organisations.CountAsync();
            await using var given = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("UPDATE Sources SET Publisher = Publisher");
            await given.RollbackAsync();
        }

        Assert.Equal(first, marks.OfRoom(room.Id));
        await file.AddOrganisationAsync("Acme");
        var second = marks.OfRoom(room.Id);
        Assert.NotEqual(first, second);

        // As an operator with SQLite's own program would.
        await using (var foreign = new SqliteConnection($"Data Source={file.Data.Database};Pooling=False"))
        {
            await foreign.OpenAsync();
            await using var command = foreign.CreateCommand();
            command.CommandText = "UPDATE Organisations SET Name = 'Acme NV'";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        Assert.NotEqual(second, marks.OfRoom(room.Id));
    }

    [Fact]
    public async Task A_change_by_nobody_this_process_knows_of_is_seen_at_once()
    {
        var token = await room.JoinAsync();
        await ViewAsync(token);
        await using (var db = room.Database.Open())
        {
            await db.Organisations.ExecuteUpdateAsync(s => s.SetProperty(o => o.Name, "Acme NV"));
        }

        // On PostgreSQL too while no notices are heard, as here; see RoomInMemoryTests for when they are.
        Assert.Equal("Acme NV", (await ViewAsync(token))!.Room.OrganisationName);
    }

    private Task<ParticipantView?> ViewAsync(string token) => room.Phones.ViewAsync(token, CancellationToken.None);

    private async Task CastAsync(string token, Guid round, int level, int sequence) => Assert.Equal(
        BallotOutcome.Accepted,
        (await room.Box.CastAsync(new BallotRequest(token, round, BallotValue.Level(level), Guid.NewGuid(), sequence), CancellationToken.None)).Outcome);
}
