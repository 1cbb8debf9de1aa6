using CioCompass.Benchmarks.Workshops;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using CioCompass.TestSupport.Postgres;
using Npgsql;

namespace CioCompass.EndToEndTests.Servers;

/// <summary>Two processes on one PostgreSQL server.</summary>
public sealed class ScaleOutTests(BrowserFixture fixture)
{
    private const int Question = 2;
    private const int Phones = 40;

    [OutsideFact]
    public async Task Phones_vote_at_two_processes_and_no_ballot_is_lost_when_one_of_them_is_killed_in_mid_round()
    {
        var server = await TestPostgres.StartedAsync();
        var connection = await server.CreateDatabaseAsync();
        var settings = new Dictionary<string, string>
        {
            ["CioCompass__Database__Provider"] = "Postgres",
            ["ConnectionStrings__CioCompass"] = connection,
        };
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 0, settings);
        await using var other = await RunningApp.StartAsync(settings: settings);
        var (staying, dying) = (new Uri(room.App.Address), new Uri(other.Address));

        // Every second phone is at the process that will be killed; facilitator and projector are at the one that stays.
        var lines = Enumerable.Range(0, Phones).Select(i => new Failover(i % 2 == 0 ? staying : dying, staying)).ToList();
        var phones = lines.Select(line => new LoadPhone(new HttpClient(line) { BaseAddress = staying })).ToList();
        await Task.WhenAll(phones.Select(p => p.JoinAsync(room.Code)));
        await room.ChooseAsync(Question);
        await HearOfAsync(phones, room.OpenVoteAsync);
        await Task.WhenAll(phones.Select(p => p.RoomAsync()));

        // Half of each process's phones vote, and the projector counts what both have taken.
        using var late = new CancellationTokenSource(Patience.Limit);
        var (early, rest) = (phones.Take(Phones / 2).ToList(), phones.Skip(Phones / 2).ToList());
        await Task.WhenAll(early.Select((phone, i) => phone.VoteAsync((i % 5) + 1, late.Token)));
        await room.CountedAsync(early.Count);
        Assert.DoesNotContain(lines, line => line.HasMovedOn);

        // The others vote in three lots: it is killed when the first have had their acknowledgement, while the second are on their way; the
        // third come when it is gone.
        Task Vote(Range lot) => Task.WhenAll(rest.Index().Take(lot).Select(p => p.Item.VoteAsync((p.Index % 5) + 1, late.Token)));
        await Vote(..6);
        var underway = Vote(6..14);
        await other.KillAsync();
        await Vote(14..);
        await underway;

        // One that had voted at the dead process changes its mind at the living one: its cookies are good there, and it counts once.
        await early[1].VoteAsync(5, late.Token);
        await room.CountedAsync(Phones);
        Assert.Contains(lines.Skip(early.Count), line => line.HasMovedOn);
        Assert.True(lines[1].HasMovedOn);
        Assert.Equal(Acknowledged(phones), await LevelsAsync(connection, """SELECT "Number" FROM "OpenBallots" WHERE "Choice" = 'Level' ORDER BY 1"""));
        await room.RevealAsync();
        Assert.Equal(Acknowledged(phones), await LevelsAsync(
            connection, """SELECT "Number" FROM "BallotCounts", generate_series(1, "Count") WHERE "Choice" = 'Level' ORDER BY 1"""));
    }

    /// <summary>Each phone's stream tells of what the facilitator does, at whichever process the phone is.</summary>
    private static async Task HearOfAsync(IReadOnlyCollection<LoadPhone> phones, Func<Task> act)
    {
        using var end = new CancellationTokenSource();
        var open = new CountdownEvent(phones.Count);
        var streams = phones.Select(p => p.ListenAsync(() => open.Signal(), end.Token)).ToList();
        Assert.True(await Task.Run(() => open.Wait(Patience.Limit)));
        Assert.DoesNotContain(phones, p => p.Changed.Task.IsCompleted);
        await act();
        await Task.WhenAll(phones.Select(p => p.Changed.Task)).WaitAsync(Patience.Limit);
        await end.CancelAsync();
        await Task.WhenAll(streams);
    }

    /// <summary>Which levels the phones were told had arrived; each phone's last one.</summary>
    private static List<int> Acknowledged(IEnumerable<LoadPhone> phones) => [.. phones.Select(p => p.Acknowledged).Order()];

    /// <summary>Reads the database past the program.</summary>
    private static async Task<List<int>> LevelsAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var levels = new List<int>();
        while (await reader.ReadAsync())
        {
            levels.Add(Convert.ToInt32(reader[0], System.Globalization.CultureInfo.InvariantCulture));
        }

        return levels;
    }
}
