using System.Globalization;

namespace CioCompass.Benchmarks.Table;

/// <summary>Measures every row of the quality table in one run, and writes them as Markdown.</summary>
public static class SpeedTable
{
    /// <summary>By name; each is told by what to divide its numbers of phones and assessments, where it has such.</summary>
    private static readonly Dictionary<string, Func<int, Task<IReadOnlyList<Row>>>> Rows = new(StringComparer.Ordinal)
    {
        ["dashboard"] = _ => PageRows.DashboardAsync(),
        ["vote-page"] = _ => PageRows.VotePageAsync(),
        ["screen"] = _ => WorkshopRows.ScreenAsync(),
        ["ballots-300"] = RoomRows.ThreeHundredAsync,
        ["phones-2000"] = RoomRows.TwoThousandAsync,
        ["phones-10000"] = RoomRows.TenThousandAsync,
        ["two-processes"] = RoomRows.TwoProcessesAsync,
        ["side-by-side"] = NeighbourRows.AddedAsync,
        ["memory"] = _ => CircuitRows.MemoryAsync(),
        ["answers"] = _ => CircuitRows.AnswersAsync(),
        ["queries"] = _ => QueryRows.ConstantAsync(),
        ["growth"] = _ => GrowthRows.PagesAsync(),
        ["installation"] = InstallationRows.PagesAsync,
        ["start"] = _ => GrowthRows.StartAsync(),
        ["commits"] = _ => WorkshopRows.CommitsAsync(),
        ["locks"] = _ => LockRows.LongestAsync(),
    };

    /// <summary>Names of the rows, in the order in which they are measured.</summary>
    public static IEnumerable<string> Names => Rows.Keys;

    /// <summary>Reads <c>--only NAME --divide N --out FILE</c>, each of which may be left out.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryRead(IReadOnlyList<string> arguments, out string? only, out int divide, out string? file)
    {
        (only, divide, file) = (null, 1, null);
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--only", var name] when Rows.ContainsKey(name):
                    only = name;
                    break;
                case ["--divide", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out divide) && divide is > 0 and <= 100:
                    break;
                case ["--out", var path]:
                    file = path;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <returns>0 if every row that was measured reached its target.</returns>
    public static async Task<int> RunAsync(string? only, int divide, string? file)
    {
        var rows = new List<Row>();
        foreach (var (name, measure) in Rows.Where(r => only is null || r.Key == only))
        {
            Console.Error.WriteLine(name);
            rows.AddRange(await MeasureAsync(name, () => measure(divide)));
        }

        var table = string.Join(Environment.NewLine, [Row.Head, .. rows.Select(r => r.ToString())]);
        Console.WriteLine(table);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, table + Environment.NewLine);
        }

        return rows.TrueForAll(r => r.Met) ? 0 : 1;
    }

    /// <summary>One row that breaks off does not take those with it that were measured before.</summary>
    private static async Task<IReadOnlyList<Row>> MeasureAsync(string name, Func<Task<IReadOnlyList<Row>>> measure)
    {
        try
        {
            return await measure();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return [Row.Absolute(name, "–", $"broke off: {e.GetType().Name}", met: false)];
        }
    }
}
