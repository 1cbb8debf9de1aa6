using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>Text that was typed and not saved yet is there again, whatever came between.</summary>
public sealed class UnsavedTests(BrowserFixture fixture)
{
    private const string Kept = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => k.startsWith('cio-compass.unsaved')).length";

    [Fact]
    public async Task A_half_typed_form_is_open_again_after_the_server_was_killed()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync(to: "/actions");
        var page = visitor.Page;
        await page.ClickAsync(".page-actions button");
        await page.Locator(".action-form select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.FillAsync("#title-own-new", "Ask the board");
        await page.FillAsync("#due-own-new", "2027-01-15");
        await page.SelectOptionAsync("#status-own-new", "InProgress");
        await page.Locator("#note-own-new").PressSequentiallyAsync("Two lines\nof it");

        visitor.ServerMayBeAway = true;
        await app.KillAsync();
        await app.RestartAsync();
        await page.WaitForSelectorAsync("html[data-circuit=open] #note-own-new", new() { Timeout = 60_000 });
        visitor.ServerMayBeAway = false;

        await Assertions.Expect(page.Locator("#unsaved-notice .unsaved-back")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#title-own-new")).ToHaveValueAsync("Ask the board");
        await Assertions.Expect(page.Locator("#due-own-new")).ToHaveValueAsync("2027-01-15");
        await Assertions.Expect(page.Locator("#status-own-new")).ToHaveValueAsync("InProgress");
        await Assertions.Expect(page.Locator("#note-own-new")).ToHaveValueAsync("Two lines\nof it");
        await visitor.AssertSoundAsync();
        await page.ClickAsync(".action-form button[type=submit]");
        await Assertions.Expect(page.Locator("main [role=status]").First).ToContainTextAsync("Ask the board");
        Assert.Equal(["Two lines\nof it"], DatabaseFile.Query(app, "SELECT Note FROM ActionItems WHERE Title = 'Ask the board' AND DueOn = '2027-01-15'"));
        await page.WaitForFunctionAsync($"() => ({Kept})() === 0");
        visitor.AssertNoProblems();
    }

    [Fact]
    public async Task What_is_typed_while_the_network_is_away_arrives_when_it_is_back()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address) { RoundTrip = TimeSpan.FromMilliseconds(60) };
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync();
        await new ChecklistPage(visitor).StartAsync(await OrganisationAsync(visitor), "In a lift");
        var page = visitor.Page;
        var note = page.Locator("#initiatives-note");
        await note.PressSequentiallyAsync("Before");

        network.IsDeaf = true;
        await note.PressSequentiallyAsync(" and during");
        visitor.ServerMayBeAway = true;
        network.IsDown = true;
        network.Cut();
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#components-try-button")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        (network.IsDown, network.IsDeaf) = (false, false);
        await page.ClickAsync("#components-try-button");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();

        await Assertions.Expect(note).ToHaveValueAsync("Before and during");
        await StoredAsync(app, "SELECT count(*) FROM Responses WHERE Note = 'Before and during'");
        await page.WaitForFunctionAsync($"() => ({Kept})() === 0");
    }

    [Fact]
    public async Task What_is_typed_before_the_page_answers_is_there_when_it_does()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync();
        var page = visitor.Page;
        network.RoundTrip = DelayProxy.Hotel;
        await page.GotoAsync(network.Address + "/assessments/new", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("#title").FocusAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.dataset.circuit === 'open'"));

        // Until well after the page has come alive under the fingers.
        var text = "";
        for (var letter = 0; letter < 200 && (letter < 20 || !await page.EvaluateAsync<bool>("() => document.documentElement.dataset.circuit === 'open'")); letter++)
        {
            await page.Keyboard.PressAsync("k", new() { Delay = 40 });
            text += "k";
        }

        await page.Keyboard.TypeAsync(" end", new() { Delay = 40 });
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync(text + " end");
        await page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync("[data-question]");
        Assert.Equal([text + " end"], DatabaseFile.Query(app, "SELECT Title FROM Assessments WHERE Title LIKE 'kkk%'"));
    }

    [Fact]
    public async Task Leaving_asks_and_what_was_left_is_there_again_until_it_is_given_up()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync(to: "/assessments/new");
        var page = visitor.Page;
        var asked = new List<string>();
        var leaves = false;
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (leaves ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        await page.Locator("#title").PressSequentiallyAsync("Half a title");

        // The server hears of it in order: what it answers to the choice tells that it has heard of the text.
        await page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator("#earlier")).ToContainTextAsync("Baseline");
        await page.ClickAsync(".site-nav a[href='/actions']");
        await Patience.UntilAsync(() => asked.Count > 0);
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Half a title");
        Assert.Contains("not saved yet", Assert.Single(asked), StringComparison.Ordinal);

        leaves = true;
        await page.ClickAsync(".site-nav a[href='/actions']");
        await page.ArriveAsync("*/actions");
        await visitor.OpenAsync("/assessments/new");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Half a title");
        await page.ClickAsync("#unsaved-notice .unsaved-close");
        await Assertions.Expect(page.Locator("#unsaved-notice")).Not.ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.ArriveAsync("*/assessments");
        await visitor.OpenAsync("/assessments/new");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("");
        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
    }

    [Fact]
    public async Task Leaving_for_a_page_without_a_circuit_asks_once()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync(to: "/assessments/new");
        var page = visitor.Page;
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add($"{dialog.Type}: {dialog.Message}");
            await dialog.AcceptAsync();
        };
        await page.Locator("#title").PressSequentiallyAsync("Half a title");
        await page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator("#earlier")).ToContainTextAsync("Baseline");

        await page.ClickAsync(".site-nav a[href='/questions']");
        await page.ArriveAsync("*/questions");
        await Assertions.Expect(page.Locator(".theme").First).ToBeVisibleAsync();

        Assert.Contains("not saved yet", Assert.Single(asked), StringComparison.Ordinal);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Half a title");
    }

    [Fact]
    public async Task A_sign_out_elsewhere_leaves_the_text_to_its_tab_and_ones_own_takes_it_away()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync(to: "/assessments/new");
        var page = visitor.Page;
        await page.Locator("#title").PressSequentiallyAsync("Half a title");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(app.Address + "/actions");
        await other.WaitForSelectorAsync("html[data-circuit=open]");
        await other.ClickAsync("form[action='/account/sign-out'] button");
        await other.WaitForFunctionAsync("() => !document.querySelector('meta[name=reader]')");

        await page.ArriveAsync("*/account/sign-in*");
        await page.FillAsync("input[type=email]", RunningApp.AdminEmail);
        await page.FillAsync("input[type=password]", RunningApp.AdminPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.ArriveAsync(app.Address + "/assessments/new");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Half a title");

        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.ClickAsync("form[action='/account/sign-out'] button");
        await page.WaitForFunctionAsync("() => !document.querySelector('meta[name=reader]')");
        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
    }

    [Fact]
    public async Task A_text_whose_field_somebody_else_changed_meanwhile_is_shown_beside_it()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync(to: "/actions");
        var page = visitor.Page;
        await page.Locator(".action-row button[aria-label^=Edit]").First.ClickAsync();
        var title = page.Locator(".action-form input[type=text]").First;
        var before = await title.InputValueAsync();
        await title.PressAsync("End");
        await title.PressSequentiallyAsync(" by Bram");
        await page.GotoAsync("about:blank");
        DatabaseFile.Execute(app, $"UPDATE ActionItems SET Title = 'By Ann' WHERE Title = '{before}'");

        await visitor.OpenAsync("/actions");
        await Assertions.Expect(title).ToHaveValueAsync("By Ann");
        var item = page.Locator("#unsaved-notice .unsaved-item");
        await Assertions.Expect(item.Locator(".unsaved-text")).ToHaveTextAsync($"{before} by Bram");
        await visitor.AssertSoundAsync();
        await item.Locator(".unsaved-use").ClickAsync();

        await Assertions.Expect(title).ToHaveValueAsync($"{before} by Bram");
        await page.ClickAsync(".action-form button[type=submit]");
        await StoredAsync(app, $"SELECT count(*) FROM ActionItems WHERE Title = '{before} by Bram'");
    }

    private static async Task StoredAsync(RunningApp app, string count)
    {
        await DatabaseFile.CountedAsync(app, count);
        Assert.Equal(1, DatabaseFile.Count(app, count));
    }

    private static async Task<string> OrganisationAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/assessments/new");
        return (await visitor.Page.Locator("#organisation option").Last.InnerTextAsync()).Trim();
    }
}
