using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>How often a page asks the database, by the program's own metrics.</summary>
public static partial class QueryRows
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Fetches = 20;
    private const int Tries = 3;

    /// <summary>The exporter gives the same answer again for a third of a second.</summary>
    private static readonly TimeSpan ScrapeLife = TimeSpan.FromSeconds(0.5);

    private static readonly (string What, string Path)[] Pages =
    [
        ("dashboard", "/"), ("assessments", "/assessments"), ("checklist", "/assessments/{0}"), ("results", "/assessments/{0}/results"),
        ("report", "/assessments/{0}/report"), ("actions", "/actions"),
    ];

    public static async Task<IReadOnlyList<Row>> ConstantAsync()
    {
        var few = await CountAsync(Few);
        var many = await CountAsync(Many);
        return
        [
            .. Pages.Select((page, i) => new Row(
                $"queries of a page, signed in: {page.What}", "constant", Text(many[i]), $"{Text(few[i])} with {Few}", "–", few[i] == many[i])),
        ];
    }

    /// <summary>For each page the least of some tries: the program's own upkeep may fall into one.</summary>
    private static async Task<IReadOnlyList<double>> CountAsync(int assessments)
    {
        await using var data = await BenchmarkData.CreateAsync();
        var id = (await data.AddAssessmentsAsync(assessments))[0];
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        using var client = WorkshopLoad.Client(server.Address);
        var cookies = await SignedIn.CookiesAsync(client);
        var counts = new List<double>();
        foreach (var path in Pages.Select(p => string.Format(CultureInfo.InvariantCulture, p.Path, id)))
        {
            await Load.GetAsync(client, path, cookies);
            var tries = new List<double>();
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                var before = await QueriesAsync(client);
                for (var fetch = 0; fetch < Fetches; fetch++)
                {
                    await Load.GetAsync(client, path, cookies);
                }

                tries.Add((await QueriesAsync(client) - before) / Fetches);
            }

            counts.Add(tries.Min());
        }

        return counts;
    }

    private static async Task<double> QueriesAsync(HttpClient client)
    {
        await Task.Delay(ScrapeLife);
        var found = Queries().Match(await Load.GetAsync(client, "/metrics", ""));
        return found.Success
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The metrics count no queries.");
    }

    private static string Text(double count) => count.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^microsoft_entityframeworkcore_queries\w*(?:\{[^}]*\})? ([0-9.e+]+)", RegexOptions.Multiline)]
    private static partial Regex Queries();
}
