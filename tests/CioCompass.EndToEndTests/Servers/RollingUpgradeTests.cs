using System.Globalization;
using CioCompass.Benchmarks.Workshops;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;
using Npgsql;

namespace CioCompass.EndToEndTests.Servers;

/// <summary>The set-up of docs/operations.md: two processes on PostgreSQL behind nginx, replaced one after the other.</summary>
public sealed class RollingUpgradeTests(BrowserFixture fixture)
{
    private const int Question = 2;
    private const int Phones = 40;

    [OutsideFact]
    public async Task A_workshop_goes_on_while_each_process_is_stopped_upgraded_and_started_in_turn_and_no_vote_is_lost()
    {
        var program = await ScaledOut.StartAsync();
        await using var room = await WorkshopRoom.OverAsync(fixture.Browser, program);
        var phones = Enumerable.Range(0, Phones)
            .Select(_ => new LoadPhone(new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(program.Address) }))
            .ToList();
        await Task.WhenAll(phones.Select(p => p.JoinAsync(room.Code)));
        await room.ChooseAsync(Question);
        await room.OpenVoteAsync();
        await Task.WhenAll(phones.Select(p => p.RoomAsync()));
        (room.Facilitator.ServerMayBeAway, room.Projector.ServerMayBeAway) = (true, true);

        // They change their minds all the time, before, during and after.
        using var patience = new CancellationTokenSource(2 * Patience.Limit);
        using var end = new CancellationTokenSource();
        var voting = Task.WhenAll(phones.Select((phone, i) => VoteOnAsync(phone, i, end.Token, patience.Token)));
        await program.UpgradeAsync(await program.NewProgramAsync());
        await end.CancelAsync();
        await voting;

        Assert.All(phones, phone => Assert.InRange(phone.Acknowledged, 1, 5));
        Assert.Equal(Acknowledged(phones), await LevelsAsync(program, """SELECT "Number" FROM "OpenBallots" ORDER BY 1"""));

        // The projector and the facilitator's page are where they were, and lead on.
        await room.CountedAsync(Phones);
        await room.Facilitator.ReadyAsync();
        await room.RevealAsync();
        await Assertions.Expect(room.Projector.Page.Locator("main")).ToContainTextAsync("Median");
        Assert.Equal(Acknowledged(phones), await LevelsAsync(
            program, """SELECT "Number" FROM "BallotCounts", generate_series(1, "Count") ORDER BY 1"""));
    }

    /// <summary>One vote after the other; the last one is waited for.</summary>
    private static async Task VoteOnAsync(LoadPhone phone, int number, CancellationToken end, CancellationToken patience)
    {
        for (var vote = 0; !end.IsCancellationRequested; vote++)
        {
            await phone.VoteAsync(((number + vote) % 5) + 1, patience);
            await Task.Delay(Random.Shared.Next(100, 400), CancellationToken.None);
        }
    }

    private static List<int> Acknowledged(IEnumerable<LoadPhone> phones) => [.. phones.Select(p => p.Acknowledged).Order()];

    /// <summary>Reads the database past the program.</summary>
    private static async Task<List<int>> LevelsAsync(ScaledOut program, string query)
    {
        await using var connection = new NpgsqlConnection(program.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var levels = new List<int>();
        while (await reader.ReadAsync())
        {
            levels.Add(Convert.ToInt32(reader[0], CultureInfo.InvariantCulture));
        }

        return levels;
    }
}
