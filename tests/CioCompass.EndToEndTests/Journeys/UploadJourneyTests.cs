using System.Text;
using CioCompass.EndToEndTests.Support;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>A file on its way: refused before it is sent, stopped, lost, and taken in by the next click.</summary>
public sealed class UploadJourneyTests(BrowserFixture fixture)
{
    private const int Bytes = 4_600_000;

    [Fact]
    public async Task A_file_is_refused_before_it_is_sent_and_one_that_was_stopped_or_lost_goes_through_by_the_next_click()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        var page = visitor.Page;
        await visitor.SignInAsync();
        var results = await page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href");
        var report = await page.EvaluateAsync<string>($"() => fetch('{results!.Replace("/results", "/report.json")}').then(r => r.text())");
        var before = DatabaseFile.Count(app, "SELECT COUNT(*) FROM Assessments");
        await visitor.OpenAsync("/assessments/import");
        var field = page.Locator("[data-upload]");

        await ChooseAsync("notes.txt", "text/plain", 10);
        await Assertions.Expect(field.Locator(".field-error")).ToHaveTextAsync("“notes.txt” is not a JSON file.");
        await ChooseAsync("large.json", "application/json", 5_300_000);
        await Assertions.Expect(field.Locator(".field-error")).ToHaveTextAsync("“large.json” is too large: 5.3 MB. At most 5 MB is taken.");
        await visitor.AssertSoundAsync();
        await ChooseAsync("ours.json", "application/json", Bytes, ImportFile.AsAnother(report));
        await Assertions.Expect(field.Locator(".upload-chosen")).ToHaveTextAsync("ours.json, 4.6 MB");
        await Assertions.Expect(field.Locator(".field-error")).ToBeHiddenAsync();

        await using var slow = await SlowAsync(page);
        await ImportAsync();
        var stop = field.GetByRole(AriaRole.Button, new() { Name = "Stop sending" });
        await Assertions.Expect(field.Locator(".upload-share")).ToContainTextAsync("of 4.6 MB");
        await visitor.AssertSoundAsync();
        await stop.ClickAsync();
        await Assertions.Expect(field.Locator(".upload-said")).ToHaveTextAsync("Stopped. Nothing has been imported.");
        await Assertions.Expect(page.Locator("#file")).ToBeFocusedAsync();

        await ImportAsync();
        await Assertions.Expect(field.Locator(".upload-share")).ToContainTextAsync("of 4.6 MB");
        (visitor.ServerMayBeAway, network.IsDown) = (true, true);
        network.Cut();
        await Assertions.Expect(field.Locator(".field-error")).ToContainTextAsync("The connection was lost before the whole file was sent.");
        await Assertions.Expect(field.Locator(".upload-chosen")).ToHaveTextAsync("ours.json, 4.6 MB");
        Assert.Equal(before, DatabaseFile.Count(app, "SELECT COUNT(*) FROM Assessments"));

        await slow.DisposeAsync();
        network.IsDown = false;
        await ImportAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("The assessment has been imported.");
        visitor.ServerMayBeAway = false;
        await visitor.AssertSoundAsync();
        Assert.Equal(before + 1, DatabaseFile.Count(app, "SELECT COUNT(*) FROM Assessments"));

        Task ImportAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();

        Task ChooseAsync(string name, string type, int length, string text = "") => page.SetInputFilesAsync(
            "#file", new FilePayload { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(text.PadRight(length)) });
    }

    /// <summary>The upstream of a hotel, until it is disposed of.</summary>
    private static async Task<Slowness> SlowAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await SetAsync(session, 100_000);
        return new Slowness(session);
    }

    private static Task SetAsync(ICDPSession session, int bytesPerSecond) => session.SendAsync(
        "Network.emulateNetworkConditions",
        new Dictionary<string, object> { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = bytesPerSecond });

    private sealed class Slowness(ICDPSession session) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await SetAsync(session, -1);
    }
}
