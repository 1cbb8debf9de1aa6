using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>Clicks and keys on a page that is drawn and whose circuit is not there yet: they are done when it is.</summary>
public sealed class EarlyHandsTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_form_that_is_sent_before_the_page_answers_is_stored_once_with_what_was_typed()
    {
        await using var app = await RunningApp.StartAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: "/admin/organisations");
        network.RoundTrip = DelayProxy.Hotel;

        await DrawnAsync(visitor, "/admin/organisations");
        await visitor.Page.Locator("#organisation-name").PressSequentiallyAsync("Dijle");
        await visitor.Page.Locator("main button[type=submit]").DblClickAsync();
        await AssertDeafAsync(visitor);

        await Assertions.Expect(visitor.Page.Locator("tbody th")).ToHaveTextAsync("Dijle");
        Assert.Equal(1, DatabaseFile.Count(app, "SELECT COUNT(*) FROM Organisations"));
        visitor.AssertNoProblems();
    }

    [Fact]
    public async Task A_button_that_is_clicked_before_the_page_answers_is_done_when_it_does()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: "/admin/backups");
        network.RoundTrip = DelayProxy.Hotel;

        await DrawnAsync(visitor, "/admin/backups");
        await visitor.Page.Locator("main button", new() { HasTextString = "Make a backup now" }).ClickAsync();
        await AssertDeafAsync(visitor);

        await Assertions.Expect(visitor.Page.Locator("[role=status]").First).ToContainTextAsync("made and checked");
        visitor.AssertNoProblems();
    }

    [Fact]
    public async Task A_key_that_answers_a_question_before_the_page_answers_is_stored()
    {
        await using var own = await OwnAssessment.OpenAsync(fixture.Browser);
        await using var network = new DelayProxy(own.App.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: own.Address);
        network.RoundTrip = DelayProxy.Hotel;

        await DrawnAsync(visitor, own.Address);
        var question = visitor.Page.Locator("[data-question]").First;
        await question.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("2");
        await AssertDeafAsync(visitor);

        await Assertions.Expect(question.Locator(".save-state")).ToContainTextAsync("Saved");
        await visitor.OpenAsync(own.Address);
        await Assertions.Expect(question.Locator("input[type=radio]:checked")).ToHaveAttributeAsync("data-answer", "2");
        visitor.AssertNoProblems();
    }

    /// <summary>The server's wish to begin with the heading comes a round trip after the page.</summary>
    [Fact]
    public async Task Whoever_goes_on_by_keyboard_on_a_page_that_was_just_shown_is_not_sent_back_to_its_heading()
    {
        await using var network = new DelayProxy(fixture.App.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: "/assessments");
        network.RoundTrip = DelayProxy.Hotel;
        var page = visitor.Page;

        await page.Locator("header a[href='/actions']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".page-actions button").FocusAsync();
        await Task.Delay(2 * network.RoundTrip, TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator(".page-actions button")).ToBeFocusedAsync();

        await page.Locator("header a[href='/assessments']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        visitor.AssertNoProblems();
    }

    /// <summary>A tab that is hidden in a lift is to be paused, and cannot be.</summary>
    [Fact]
    public async Task A_page_that_could_not_be_paused_answers_to_clicks_when_its_connection_is_back()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: "/admin/backups");
        var dialog = visitor.Page.Locator("#components-reconnect-modal");

        visitor.ServerMayBeAway = network.IsDown = true;
        network.Cut();
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("cioCompass.pause()");
        await Assertions.Expect(visitor.Page.Locator("#components-try-button")).ToBeVisibleAsync();
        network.IsDown = false;
        await visitor.Page.ClickAsync("#components-try-button");
        await Assertions.Expect(dialog).Not.ToBeVisibleAsync();
        await visitor.Page.Locator("main button", new() { HasTextString = "Make a backup now" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("[role=status]").First).ToContainTextAsync("made and checked");
    }

    private static Task DrawnAsync(Visitor visitor, string path) =>
        visitor.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>The hands were there before the circuit.</summary>
    private static async Task AssertDeafAsync(Visitor visitor) =>
        Assert.Null(await visitor.Page.EvaluateAsync<string?>("() => document.documentElement.dataset.circuit ?? null"));
}
