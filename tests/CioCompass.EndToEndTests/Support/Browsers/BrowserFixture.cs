using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>One browser for all tests, and one running program with the sample in it for those that only read.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Another browser, whose own language is that one.</summary>
    public Task<IBrowser> LaunchAsync(string language) => Chromium.LaunchAsync(playwright, language);

    /// <summary>For tests that change nothing that another test sees.</summary>
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            // A fixture that is not made is not disposed either.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (Browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            playwright?.Dispose();
        }
        finally
        {
            await (App?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task StartAsync()
    {
        playwright = await Playwright.CreateAsync();

        // As patient as the actions of a page: Playwright's own 5 s are too few on two cores that other tests use too.
        Assertions.SetDefaultExpectTimeout(Visitor.PatienceMilliseconds);
        Browser = await Chromium.LaunchAsync(playwright);
        App = await RunningApp.StartWithSampleAsync();
    }
}
