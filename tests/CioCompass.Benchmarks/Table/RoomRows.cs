using System.Globalization;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>Rooms of phones that join, listen and vote.</summary>
public static class RoomRows
{
    /// <summary>In which a room votes; also in which it joins, where nothing else is said.</summary>
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    /// <summary>In which ten thousand join.</summary>
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(30);

    /// <summary>A burst of a usual room, on either database.</summary>
    public static async Task<IReadOnlyList<Row>> ThreeHundredAsync(int divide)
    {
        var rows = new List<Row>();
        foreach (var processes in new int?[] { null, 1 })
        {
            var figures = await MeasureAsync(new RoomPlan(300 / divide, Span, processes));
            rows.Add(Row.Absolute(
                $"{Ballots(figures)} from one address, {(processes is null ? "SQLite" : "PostgreSQL")}", "0 errors, 0 lost, p95 ≤ 500 ms",
                Text($"{figures.Errors} errors, {figures.Lost} lost, p95 {figures.Voting.Percentile(95):0} ms"),
                figures is { Errors: 0, IsWhole: true } && figures.Voting.Percentile(95) <= 500));
        }

        return rows;
    }

    public static async Task<IReadOnlyList<Row>> TwoThousandAsync(int divide) =>
        [Voted(await MeasureAsync(new RoomPlan(2000 / divide, Span)))];

    /// <summary>The largest room, and how soon a change is on every phone of it.</summary>
    public static async Task<IReadOnlyList<Row>> TenThousandAsync(int divide)
    {
        var figures = await MeasureAsync(new RoomPlan(10_000 / divide, Span) { Joining = Arrival });
        return
        [
            Voted(figures),
            Row.Absolute(
                Text($"a change on all of {figures.Plan.Phones:N0} phones"), "≤ 2 s",
                Text($"word of it {figures.Hearing}; new page {figures.Closing}; {figures.Stale} with the page of before"),
                figures.Stale == 0 && figures.Closing.Count == figures.Plan.Phones && figures.Closing.Percentile(100) <= 2000),
        ];
    }

    /// <summary>One PostgreSQL server with its default settings, and one or two processes that serve it.</summary>
    public static async Task<IReadOnlyList<Row>> TwoProcessesAsync(int divide)
    {
        var rows = new List<Row>();
        foreach (var (phones, processes, seconds) in new[] { (2000, 1, 1), (2000, 2, 1), (4000, 2, 2) })
        {
            var figures = await MeasureAsync(new RoomPlan(phones / divide, Span, processes));
            var where = Text($"{figures.Plan.Phones:N0} phones in 10 s, PostgreSQL, {(processes == 1 ? "one process" : "two processes")}");
            rows.Add(Row.Absolute(
                $"{where}: ballots", $"0 errors, 0 lost, p99 ≤ {seconds} s",
                Text($"{figures.Errors} errors, {figures.Lost} lost, {figures.Voting}; {figures.Peak:0} MB"),
                figures is { Errors: 0, IsWhole: true } && figures.Voting.Percentile(99) <= 1000 * seconds));
            rows.Add(Row.Absolute(
                $"{where}: joining, page to page", $"p99 ≤ {seconds} s", $"{figures.Joining}", figures.Joining.Percentile(99) <= 1000 * seconds));
            rows.Add(Row.Absolute(
                $"{where}: a change on every phone", "≤ 2 s", Text($"{figures.Closing}; {figures.Stale} with the page of before"),
                figures.Stale == 0 && figures.Closing.Percentile(100) <= 2000));
        }

        return rows;
    }

    /// <summary>All figures of the room go to the errors' output, for whoever watches: the rows name those that have a target.</summary>
    private static async Task<WorkshopFigures> MeasureAsync(RoomPlan plan)
    {
        var figures = await WorkshopLoad.MeasureAsync(plan);
        Console.Error.WriteLine(figures);
        return figures;
    }

    private static Row Voted(WorkshopFigures figures) => Row.Absolute(
        Text($"{figures.Plan.Phones:N0} phones connected, all voting within 10 s"), "0 lost, p99 ≤ 1 s, ≤ 500 MB",
        Text($"{figures.Lost} lost, {figures.Errors} sent again, p99 {figures.Voting.Percentile(99):0} ms, {figures.Peak:0} MB"),
        figures.IsWhole && figures.Voting.Percentile(99) <= 1000 && figures.Peak <= 500);

    private static string Ballots(WorkshopFigures figures) => Text($"{figures.Plan.Phones} ballots in 10 s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
