using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>Moments on pages, in circuits and in files are told in the zone and the region of whose browser it is, never in the server's.</summary>
public sealed class ReaderZoneTests(BrowserFixture fixture)
{
    /// <summary>Fourteen hours ahead of UTC: further than any of the readers.</summary>
    private static readonly Dictionary<string, string> FarServer = new() { ["TZ"] = "Pacific/Kiritimati" };

    [Theory]
    [InlineData("en", "Asia/Tokyo", "HH:mm", "dd/MM/yyyy HH:mm", "Asia/Tokyo")]
    [InlineData("en-US", "America/New_York", "h:mm tt", "M/d/yyyy h:mm tt", "America/New_York")]
    [InlineData("nl-BE", "Europe/Brussels", "HH:mm", "d/MM/yyyy HH:mm", "Europe/Brussels")]
    public async Task Each_reader_sees_their_own_clock(string language, string zone, string time, string both, string name)
    {
        await using var app = await RunningApp.StartWithSampleAsync(FarServer);
        await using var reader = await Visitor.ComeAsync(fixture.Browser, app.Address, new Visit { Language = language, Zone = zone });
        var page = reader.Page;
        var before = DateTime.UtcNow;
        await reader.SignInAsync();

        // The first page of all: only its script tells the zone, and the circuit that follows has it.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(LastAnswered(app, zone, both));

        await page.Locator("main h3 a[href^='/assessments/']").First.ClickAsync();
        await page.WaitForSelectorAsync("[data-question]");
        var address = new Uri(page.Url).AbsolutePath;
        await reader.OpenAsync(address + "?theme=inventory");
        var question = page.Locator("[data-question='initiatives']");
        await question.Locator("input[data-answer='4']").CheckAsync(new LocatorCheckOptions { Force = true });
        await Assertions.Expect(question.Locator("[role=status].save-state")).ToContainTextAsync(AnyOf(before, zone, time));

        await reader.OpenAsync(address + "/report");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"({name})");

        await reader.OpenAsync("/admin/audit");
        await Assertions.Expect(page.Locator("main .lede")).ToContainTextAsync(name);
        var csv = await (await page.APIRequest.GetAsync(app.Address + "/admin/audit.csv")).TextAsync();
        Assert.Contains($"{name}, UTC", csv, StringComparison.Ordinal);
        reader.AssertNoProblems();
    }

    [Fact]
    public async Task Where_no_script_runs_it_is_UTC_and_says_so()
    {
        await using var app = await RunningApp.StartWithSampleAsync(FarServer);
        await using var reader = await Visitor.ComeAsync(
            fixture.Browser, app.Address, new Visit { Language = "en", Zone = "Asia/Tokyo", Script = false });
        await reader.SignInAsync();

        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync(LastAnswered(app, "UTC", "dd/MM/yyyy HH:mm' UTC'"));
    }

    /// <summary>When somebody last answered in the sample, as a clock of that zone shows it.</summary>
    private static Regex LastAnswered(RunningApp app, string zone, string format) =>
        AnyOf(DateTime.Parse(DatabaseFile.Query(app, "SELECT max(UpdatedAt) FROM Responses")[0], CultureInfo.InvariantCulture), zone, format, minutes: 1);

    /// <summary>A text with one of the minutes since then, as a clock of that zone shows them.</summary>
    private static Regex AnyOf(DateTime since, string zone, string format, int minutes = 15)
    {
        var shown = Enumerable.Range(0, minutes)
            .Select(m => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(since.AddMinutes(m), zone).ToString(format, CultureInfo.InvariantCulture));
        return new(string.Join('|', shown.Select(m => Regex.Escape(m).Replace("\\ ", "\\s", StringComparison.Ordinal))));
    }
}
