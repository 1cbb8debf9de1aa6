using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>A new assessment of a new organisation on a program of its own, open in somebody's browser.</summary>
public sealed class OwnAssessment : IAsyncDisposable
{
    private OwnAssessment(RunningApp app, Visitor visitor) => (App, Visitor) = (app, visitor);

    public RunningApp App { get; }

    public Visitor Visitor { get; }

    /// <summary>Path of the checklist.</summary>
    public string Address { get; private set; } = "";

    public IPage Page => Visitor.Page;

    public ILocator FirstQuestion => Page.Locator("[data-question]").First;

    public static async Task<OwnAssessment> OpenAsync(IBrowser browser, Visit? visit = null)
    {
        var app = await RunningApp.StartAsync();
        var own = new OwnAssessment(app, await Visitor.ComeAsync(browser, app.Address, visit));
        try
        {
            await own.Visitor.SignInAsync(to: "/admin/organisations");
            await own.Page.FillAsync("#organisation-name", "Dijle");
            await own.Page.ClickAsync("main button[type=submit]");
            await Assertions.Expect(own.Page.Locator("tbody th")).ToContainTextAsync("Dijle");
            own.Address = await new ChecklistPage(own.Visitor).StartAsync("Dijle", "This year");
            return own;
        }
        catch
        {
            // Nobody else holds it.
            await own.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Visitor.DisposeAsync();
        }
        finally
        {
            await App.DisposeAsync();
        }
    }
}
