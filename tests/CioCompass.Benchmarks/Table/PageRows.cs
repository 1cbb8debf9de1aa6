using System.Globalization;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>Pages in a second, against the bare app's.</summary>
public static class PageRows
{
    public static async Task<IReadOnlyList<Row>> DashboardAsync()
    {
        await using var data = await BenchmarkData.CreateAsync();
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        await using var bare = await ServerProcess.StartBareAsync();
        using var client = WorkshopLoad.Client(server.Address);
        using var bareClient = WorkshopLoad.Client(bare.Address);
        var row = RowOf("dashboard HTML, compressed", 3, await Load.CompareAsync(client, "/", [""], bareClient, "/", compressed: true));
        var (bytes, encoding) = await Load.FetchAsync(client, "/", "", compressed: true);
        return [row with { Ours = $"{row.Ours}, {bytes / 1000} KB ({(encoding.Length > 0 ? encoding : "not compressed")})", Met = row.Met && encoding.Length > 0 }];
    }

    public static async Task<IReadOnlyList<Row>> VotePageAsync()
    {
        await using var data = await BenchmarkData.WithOpenRoundAsync();
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        await using var bare = await ServerProcess.StartBareAsync();
        using var client = WorkshopLoad.Client(server.Address);
        using var bareClient = WorkshopLoad.Client(bare.Address);
        var cookies = new List<string>();
        for (var reader = 0; reader < Load.Readers; reader++)
        {
            var phone = new LoadPhone(client);
            await phone.JoinAsync(data.JoinCode);
            cookies.Add(phone.Cookies);
        }

        return (await Load.GetAsync(client, "/join/room", cookies[0])).Contains("Input.Choice", StringComparison.Ordinal)
            ? [RowOf("vote page", 0.8, await Load.CompareAsync(client, "/join/room", cookies, bareClient, "/hello"))]
            : throw new InvalidOperationException("The page of the room has no ballot.");
    }

    private static Row RowOf(string what, double target, (double Ours, double Bare, double Ratio) measured) => new(
        what,
        string.Create(CultureInfo.InvariantCulture, $"≥ {target:0.0} ×"),
        string.Create(CultureInfo.InvariantCulture, $"{measured.Ours:0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{measured.Bare:0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{measured.Ratio:0.00}"),
        measured.Ratio >= target);
}
