using CioCompass.EndToEndTests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace CioCompass.EndToEndTests.Support;

/// <summary>One browser for all tests, and one running program with the sample in it for those that only read.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>For tests that change nothing that another test sees.</summary>
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();

        // As patient as the actions of a page: Playwright's own 5 s are too few on two cores that other tests use too.
        Assertions.SetDefaultExpectTimeout(Visitor.PatienceMilliseconds);
        Browser = await Chromium.LaunchAsync(playwright);
        App = await RunningApp.StartAsync();
        var (exitCode, output) = await App.CommandAsync("sample");
        Assert.True(exitCode == 0, output);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
