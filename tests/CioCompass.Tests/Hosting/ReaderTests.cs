using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Hosting;

/// <summary>Pages and files tell moments in the zone that the browser's script named, written as the browser's region writes them.</summary>
public sealed class ReaderTests : IAsyncLifetime
{
    /// <summary>It is half past nine of 2 March 2026, in UTC.</summary>
    private readonly ClockedWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("en-GB", "Asia/Tokyo", "02/03/2026 18:30:00", "zone Asia/Tokyo")]
    [InlineData("en", "Europe/Brussels", "02/03/2026 10:30:00", "zone Europe/Brussels")]
    [InlineData("en-US,en;q=0.9", "America/New_York", "3/2/2026 4:30:00 AM", "zone America/New_York")]
    [InlineData("it-IT", "Pacific/Kiritimati", "02/03/2026 23:30:00", "zone Pacific/Kiritimati")]
    [InlineData("de-AT", "Europe/Vienna", "02.03.2026 10:30:00", "Zeitzone Europe/Vienna")]
    [InlineData("nl-BE", "Europe/Brussels", "2/03/2026 10:30:00", "tijdzone Europe/Brussels")]
    [InlineData("en-GB", null, "02/03/2026 09:30:00 UTC", "zone UTC")]
    [InlineData("en-GB", "Mars/Olympus", "02/03/2026 09:30:00 UTC", "zone UTC")]
    public async Task The_log_is_in_the_readers_zone_and_says_which(string browser, string? zone, string moment, string said)
    {
        using var client = await AdministratorAsync(browser, zone);

        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/audit", Cancel)).Replace('\u202f', ' ');

        Assert.Contains(moment, page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-03-02T09:30:00.0000000Z\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_was_chosen_keeps_the_region_of_the_browser()
    {
        using var client = await AdministratorAsync("nl-BE,en-US;q=0.5", "Europe/Brussels");

        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/audit?culture=en", Cancel)).Replace('\u202f', ' ');

        Assert.Contains("3/2/2026 10:30:00 AM", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_the_log_has_the_zone_beside_each_moment()
    {
        using var client = await AdministratorAsync("en-GB", "Asia/Tokyo");

        var csv = await client.GetStringAsync("/admin/audit.csv", Cancel);

        Assert.Contains("2026-03-02 18:30:00,\"Asia/Tokyo, UTC+09:00\",", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-03-03", true)]
    [InlineData("Asia/Tokyo", "2026-03-02", false)]
    [InlineData(null, "2026-03-02", true)]
    public async Task Days_of_the_filter_are_the_readers(string? zone, string day, bool found)
    {
        using var client = await AdministratorAsync("en-GB", zone, TimeSpan.FromHours(8));

        var page = await client.GetStringAsync($"/admin/audit?from={day}&to={day}", Cancel);

        Assert.Equal(found, page.Contains("2026-03-02T17:30:00", StringComparison.Ordinal));
    }

    private async Task<HttpClient> AdministratorAsync(string browser, string? zone, TimeSpan later = default)
    {
        app.Clock.Advance(later);
        var (client, _) = await app.SignedInAsync("Ada", Role.Administrator);
        client.DefaultRequestHeaders.Add("Accept-Language", browser);
        await client.GetByteArrayAsync("/admin/audit.csv", Cancel);
        if (zone is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"ciocompass.zone={zone}");
        }

        return client;
    }
}
