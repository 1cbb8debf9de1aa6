using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Reports;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>How much longer a room's ballots take beside what else one process has to do, on either database.</summary>
public static class NeighbourRows
{
    private const int Phones = 150;
    private const int Crowd = 2000;
    private const int Imports = 10;
    private const int Answers = 1000;
    private const int Rounds = 50;
    private const double AddedAtMost = 100;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Row>> AddedAsync(int divide) =>
        [.. await AddedAsync(divide, onPostgres: false), .. await AddedAsync(divide, onPostgres: true)];

    private static async Task<IReadOnlyList<Row>> AddedAsync(int divide, bool onPostgres)
    {
        await using var data = await BenchmarkData.CreateAsync(onPostgres);
        var room = await BusyRoom.PrepareAsync(data, Phones / divide);
        var other = await BusyRoom.PrepareAsync(data, Phones / divide);
        var crowd = await BusyRoom.PrepareAsync(data, Crowd / divide);
        var files = new List<byte[]>();
        for (var number = 0; number <= Imports; number++)
        {
            files.Add((await LargestFile.WriteAsync(data, number)).First);
        }

        var large = await LargeAssessment.AddAsync(data, Answers / divide, Rounds / divide);
        await data.ReleaseAsync();

        await using var server = await Processes.StartAsync(data, 1);
        var cookies = await SignedIn.CookiesAsync(server.Client);
        using var end = new CancellationTokenSource();
        await Task.WhenAll(room.JoinAsync(server.Client, Span, end.Token), other.JoinAsync(server.Client, Span, end.Token));
        await WarmUpAsync();
        using var close = new CancellationTokenSource();
        var voting = room.VoteAsync(close.Token);

        var added = new List<Row>
        {
            await RowAsync(Text($"another of {Phones / divide} phones"), OtherAsync),
            await RowAsync(Text($"one of {Crowd / divide} phones that join and vote, in 10 s each"), CrowdAsync),
            await RowAsync("the largest imports", ImportsAsync),
            await RowAsync("a large report in every format", () => ServedFiles.ExportAsync(server.Client, cookies, large)),
        };

        await close.CancelAsync();
        await voting;
        await end.CancelAsync();
        await server.DisposeAsync();
        data.Reopen();
        var (lost, errors) = (await room.LostAsync(data) + await other.LostAsync(data) + await crowd.LostAsync(data), room.Errors + other.Errors + crowd.Errors);
        added.Add(Row.Absolute(Where("all of these"), "0 errors, 0 lost", Text($"{errors} errors, {lost} lost"), errors == 0 && lost == 0));
        return added;

        string Where(string neighbour) => Text($"ballots of a room of {Phones / divide}, beside {neighbour}, {(onPostgres ? "PostgreSQL" : "SQLite")}");

        // What is compiled on the way is in neither figure.
        async Task WarmUpAsync()
        {
            await other.VoteOnceAsync(TimeSpan.FromSeconds(1));
            await ServedFiles.ImportAsync(server.Client, cookies, files[0]);
            await ServedFiles.ExportAsync(server.Client, cookies, large);
        }

        async Task OtherAsync()
        {
            using var over = new CancellationTokenSource(Span);
            await other.VoteAsync(over.Token);
        }

        async Task CrowdAsync()
        {
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            await crowd.JoinAsync(server.Client, Span, leave.Token);
            await crowd.VoteOnceAsync(Span);
            await leave.CancelAsync();
        }

        async Task ImportsAsync()
        {
            foreach (var file in files.Skip(1))
            {
                await ServedFiles.ImportAsync(server.Client, cookies, file);
            }
        }

        async Task<Row> RowAsync(string neighbour, Func<Task> act)
        {
            var alone = await room.DuringAsync(() => Task.Delay(Span));
            var beside = await room.DuringAsync(act);
            var more = beside.Percentile(99) - alone.Percentile(99);
            return new Row(
                Where(neighbour), Text($"≤ {AddedAtMost} ms added to p99"), Text($"{beside}, of {beside.Count}"), Text($"{alone}, alone"), Text($"{more:+0;-0;0} ms"),
                more <= AddedAtMost);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
