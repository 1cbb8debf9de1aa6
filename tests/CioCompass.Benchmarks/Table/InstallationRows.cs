using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>Each page of an administrator where there are 1,500 organisations with 3,000 assessments, on either database.</summary>
public static class InstallationRows
{
    private const int Organisations = 1500;
    private const int WarmUp = 3;
    private const int Times = 20;
    private const double MillisecondsAtMost = 300;
    private const double KilobytesAtMost = 150;

    /// <summary>{0} is an assessment, {1} its organisation.</summary>
    private static readonly string[] Pages =
    [
        "/", "/?organisation={1}", "/assessments", "/assessments?page=30", "/assessments?q=0750", "/assessments/new", "/assessments/import",
        "/assessments/{0}", "/assessments/{0}/results", "/assessments/{0}/report", "/assessments/{0}/hand-over",
        "/actions", "/actions?page=30", "/actions?organisation={1}", "/actions?assessment={0}", "/actions?status=overdue", "/actions?owner=Team%207", "/actions?q=0750",
        "/admin", "/admin/organisations", "/admin/organisations?page=30", "/admin/organisations?q=0750", "/admin/users", "/admin/users?page=30",
        "/admin/users?q=0750", "/admin/content", "/admin/audit", "/admin/audit?group=assessments", "/admin/retention", "/admin/backups",
    ];

    public static async Task<IReadOnlyList<Row>> PagesAsync(int divide) =>
        [.. await PagesAsync(Organisations / divide, onPostgres: false), .. await PagesAsync(Organisations / divide, onPostgres: true)];

    private static async Task<List<Row>> PagesAsync(int organisations, bool onPostgres)
    {
        await using var data = await BenchmarkData.CreateAsync(onPostgres);
        var (assessment, organisation) = await Installation.FillAsync(data, organisations);
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root, settings: data.Settings);
        using var client = WorkshopLoad.Client(server.Address);
        var cookies = await SignedIn.CookiesAsync(client);
        var rows = new List<Row>();
        foreach (var page in Pages)
        {
            rows.Add(await MeasureAsync(client, page, string.Format(CultureInfo.InvariantCulture, page, assessment, organisation), cookies, onPostgres));
        }

        return rows;
    }

    private static async Task<Row> MeasureAsync(HttpClient client, string page, string address, string cookies, bool onPostgres)
    {
        var times = new Latencies();
        var bytes = 0;
        for (var time = -WarmUp; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            bytes = (await Load.FetchAsync(client, address, cookies)).Bytes;
            if (time >= 0)
            {
                times.Add(watch.Elapsed);
            }
        }

        var kilobytes = bytes / 1000.0;
        return Row.Absolute(
            $"`{page.Replace("{0}", "…", StringComparison.Ordinal).Replace("{1}", "…", StringComparison.Ordinal)}` of a large installation, {(onPostgres ? "PostgreSQL" : "SQLite")}",
            string.Create(CultureInfo.InvariantCulture, $"≤ {MillisecondsAtMost} ms, ≤ {KilobytesAtMost} KB"),
            string.Create(CultureInfo.InvariantCulture, $"median {times.Percentile(50):0} ms, longest {times.Percentile(100):0} ms, {kilobytes:0} KB"),
            times.Percentile(50) <= MillisecondsAtMost && kilobytes <= KilobytesAtMost);
    }
}
