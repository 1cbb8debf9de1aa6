namespace CioCompass.Benchmarks.Table;

/// <summary>Measures every row of the quality table in one run, and writes them as Markdown.</summary>
public static class SpeedTable
{
    private static readonly Dictionary<string, Func<Task<IReadOnlyList<Row>>>> Rows = new(StringComparer.Ordinal)
    {
        ["dashboard"] = PageRows.DashboardAsync,
        ["vote-page"] = PageRows.VotePageAsync,
        ["screen"] = WorkshopRows.ScreenAsync,
        ["ballots-300"] = WorkshopRows.ThreeHundredAsync,
        ["phones-2000"] = WorkshopRows.TwoThousandAsync,
        ["memory"] = CircuitRows.MemoryAsync,
        ["answers"] = CircuitRows.AnswersAsync,
        ["queries"] = QueryRows.ConstantAsync,
        ["growth"] = GrowthRows.PagesAsync,
        ["start"] = GrowthRows.StartAsync,
        ["commits"] = WorkshopRows.CommitsAsync,
    };

    public static bool TryRead(IReadOnlyList<string> arguments, out string? only, out string? file)
    {
        only = file = null;
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--only", var name] when Rows.ContainsKey(name):
                    only = name;
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
    public static async Task<int> RunAsync(string? only, string? file)
    {
        var rows = new List<Row>();
        foreach (var (name, measure) in Rows.Where(r => only is null || r.Key == only))
        {
            Console.Error.WriteLine(name);
            rows.AddRange(await measure());
        }

        var table = string.Join(Environment.NewLine, [Row.Head, .. rows.Select(r => r.ToString())]);
        Console.WriteLine(table);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, table + Environment.NewLine);
        }

        return rows.TrueForAll(r => r.Met) ? 0 : 1;
    }
}
