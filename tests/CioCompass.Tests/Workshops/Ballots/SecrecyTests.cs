using System.Data;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Ballots;

/// <summary>After a round is closed, its file does not tell who voted what, not even to somebody who holds a phone and its token.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    private const int Phones = 120;

    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync());

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task No_byte_of_the_closed_database_or_its_log_holds_what_ties_a_ballot_to_a_phone()
    {
        var tokens = await room.JoinAsync(Phones);
        var round = await room.OpenRoundAsync(timer: TimeSpan.FromMinutes(5));
        var traces = await VoteAndCollectTracesAsync(tokens, round);
        Assert.Equal(traces.Count, FileTraces.Of(room, traces).Count); // Or the test would look in vain.

        await room.CloseAsync(round);

        Assert.Empty(FileTraces.Of(room, traces));
        Assert.All(tokens, t => Assert.False(InFiles(Encoding.UTF8.GetBytes(t)) || InFiles(Convert.FromHexString(t))));
    }

    [Fact]
    public async Task The_same_holds_while_the_file_fills_round_after_round()
    {
        var tokens = await room.JoinAsync(30);
        var traces = new List<byte[]>();
        foreach (var subject in (string[])["employees-cared-for", "business-social-issues", "switch-brands", "equality-not-enough"])
        {
            var round = await room.OpenRoundAsync(subject, RoundKind.Position);
            traces.AddRange(await VoteAndCollectTracesAsync(tokens, round));
            await room.RevealAsync(round);
            Assert.Empty(FileTraces.Of(room, traces));
        }
    }

    [Fact]
    public async Task A_backup_of_an_open_round_holds_its_ballots_but_nothing_that_ties_them_to_a_phone()
    {
        var tokens = await room.JoinAsync(Phones);
        var round = await room.OpenRoundAsync();
        var traces = await VoteAndCollectTracesAsync(tokens, round);

        var file = await room.Database.Get<BackupService>().BackUpAsync(BackupKind.Daily, CancellationToken.None);

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(traces, t => bytes.AsSpan().IndexOf(t) >= 0);
        var options = new DbContextOptionsBuilder<CompassDbContext>();
        options.UseCompassSqlite(file).UseApplicationServiceProvider(room.Database.Get<IServiceProvider>());
        await using var copy = new CompassDbContext(options.Options);
        Assert.Equal((RoundStatus.Closed, Phones), ((await copy.Rounds.SingleAsync(r => r.Id == round)).Status, await copy.BallotCounts.Where(b => b.RoundId == round).SumAsync(b => b.Count)));
        Assert.Equal((RoundStatus.Open, Phones), ((await room.ReadAsync(round)).Status, (await room.ReadAsync(round)).Ballots));
    }

    [Fact]
    public async Task Closing_the_workshop_also_erases_the_participants_and_the_round_that_was_open()
    {
        var name = "Wilhelmina Vandersmissen";
        var token = await room.JoinAsync(name);
        var tokens = await room.JoinAsync(40);
        var round = await room.OpenRoundAsync();
        var traces = await VoteAndCollectTracesAsync([token, .. tokens], round);
        traces.AddRange(tokens.Append(token).Select(SecretToken.Hash));
        traces.Add(Encoding.UTF8.GetBytes(name));
        Assert.Equal(traces.Count, FileTraces.Of(room, traces).Count);

        Assert.Equal(RoundOutcome.Done, await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None));

        Assert.Empty(FileTraces.Of(room, traces));
        await using var db = room.Database.Open();
        Assert.Empty(await db.Participants.ToListAsync());
        Assert.Equal(41, await db.BallotCounts.Where(b => b.RoundId == round).SumAsync(b => b.Count));
    }

    [Fact]
    public async Task No_column_of_a_closed_ballot_speaks_of_a_voter_or_a_time()
    {
        var tokens = await room.JoinAsync(5);
        var round = await room.OpenRoundAsync();
        await VoteAndCollectTracesAsync(tokens, round);
        await room.CloseAsync(round);

        await using var db = room.Database.Open();
        var columns = db.Model.FindEntityType(typeof(BallotCount))!.GetProperties().Select(p => p.Name).Order();
        Assert.Equal(["Choice", "Count", "Id", "Number", "RoundId"], columns);
        Assert.Empty(await db.OpenBallots.ToListAsync());
        Assert.Empty(await db.RoundSecrets.ToListAsync());
    }

    [Fact]
    public async Task Ids_are_random_and_the_order_of_storage_is_theirs_and_not_that_of_arrival()
    {
        var round = await room.OpenRoundAsync("employees-cared-for", RoundKind.Guess);
        await room.VoteAsync(round, [.. Enumerable.Range(0, 60).Select(BallotValue.Guess)]);
        await room.CloseAsync(round);

        var after = await StoredAsync(round);
        Assert.Equal(Enumerable.Range(0, 60), after.Select(b => b.Number).Order());
        Assert.NotEqual(Enumerable.Range(0, 60), after.Select(b => b.Number));
        Assert.All(after, b => Assert.Equal(4, Guid.Parse(b.Id).Version));
        Assert.Equal(after.Select(b => b.Id).Order(StringComparer.OrdinalIgnoreCase), after.Select(b => b.Id));
    }

    [Fact]
    public async Task With_the_secret_gone_not_even_the_phone_finds_its_ballot_again()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(token, round, BallotValue.Level(4));
        Assert.Equal(BallotValue.Level(4), (await room.Phones.ViewAsync(token, CancellationToken.None))!.Ballot);

        await room.CloseAsync(round);

        Assert.Null((await room.Phones.ViewAsync(token, CancellationToken.None))!.Ballot);
    }

    [Fact]
    public async Task While_a_round_is_open_the_database_alone_does_not_tell_whose_a_ballot_is()
    {
        var tokens = await room.JoinAsync(5);
        var round = await room.OpenRoundAsync();
        await VoteAndCollectTracesAsync(tokens, round);
        await using var db = room.Database.Open();
        var hashes = await db.Participants.Select(p => p.TokenHash).ToListAsync();
        var secret = await db.RoundSecrets.SingleAsync(s => s.RoundId == round);
        var ballots = (await db.OpenBallots.Select(b => b.VoterKey).ToListAsync()).Select(Convert.ToHexString).ToHashSet();

        // Every 32 bytes of what is stored, as the key that they might be.
        var keys = Enumerable.Range(0, secret.Sealed.Length - RoundSecret.Length + 1).Select(at => secret.Sealed[at..(at + RoundSecret.Length)]).Append(secret.Sealed);
        Assert.DoesNotContain(keys.SelectMany(key => hashes.Select(hash => Convert.ToHexString(ParticipantToken.VoterKey(key, hash)))), ballots.Contains);
        Assert.Null(new RoundSeal(new EphemeralDataProtectionProvider()).Open(secret));
        Assert.Equal(5, hashes.Count(hash => ballots.Contains(Convert.ToHexString(ParticipantToken.VoterKey(room.Database.Get<RoundSeal>().Open(secret)!, hash)))));
    }

    [Fact]
    public async Task A_round_whose_secret_no_key_opens_any_more_takes_no_ballot_and_can_be_closed()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await using (var db = room.Database.Open())
        {
            await db.RoundSecrets.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sealed, new byte[RoundSecret.Length]));
        }

        Assert.Equal(BallotOutcome.Closed, (await room.VoteAsync(token, round, BallotValue.Level(3))).Outcome);
        Assert.Null((await room.Phones.ViewAsync(token, CancellationToken.None))!.Ballot);
        await room.CloseAsync(round);
        Assert.NotNull((await room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None)).RoundId);
    }

    /// <summary>Each phone votes twice; the answer is every secret value that the file may hold while the round is open.</summary>
    private async Task<List<byte[]>> VoteAndCollectTracesAsync(IReadOnlyList<string> tokens, Guid round)
    {
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.Abstain)));
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.DontKnow, sequence: 2)));

        await using var db = room.Database.Open();
        var secret = room.Database.Get<RoundSeal>().Open(await db.RoundSecrets.SingleAsync(s => s.RoundId == round))!;
        var keys = await db.OpenBallots.Where(b => b.RoundId == round).Select(b => b.VoterKey).ToListAsync();
        Assert.Equal(
            tokens.Select(t => Convert.ToHexString(ParticipantToken.VoterKey(secret, SecretToken.Hash(t)))).Order(), keys.Select(Convert.ToHexString).Order());
        return await FileTraces.CollectAsync(room, round);
    }

    private bool InFiles(byte[] trace) => FileTraces.Of(room, [trace]).Count > 0;

    private async Task<List<(string Id, int Number)>> StoredAsync(Guid round)
    {
        await using var db = room.Database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT Id, Number FROM BallotCounts WHERE RoundId = $round ORDER BY rowid";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$round", round.ToString().ToUpperInvariant());
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, int)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return rows;
    }
}
