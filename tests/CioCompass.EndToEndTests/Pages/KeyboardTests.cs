using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>The keyboard alone: where it is while a page loads, what it reaches first, and which keys answer.</summary>
public sealed class KeyboardTests(BrowserFixture fixture)
{
    private const string Focused = "() => `${document.activeElement.tagName} ${document.activeElement.getAttribute('href') ?? document.activeElement.textContent.trim()}`";

    public static TheoryData<string> Pages => ["/", "/questions", "/assessments", "/actions", "/admin/users", "/account"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tab_reaches_the_skip_link_first_then_the_menu(string address)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.SignInAsync(to: address);

        foreach (var expected in (string[])[$"A {address}#main", "A /", "A /", "A /questions"])
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            Assert.Equal(expected, await visitor.Page.EvaluateAsync<string>(Focused));
        }

        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal(address, new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Going_to_another_page_moves_the_focus_to_its_heading_before_which_the_menu_is()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.SignInAsync();

        await visitor.Page.ClickAsync(".site-nav a[href='/actions']");
        await visitor.Page.WaitForFunctionAsync("() => location.pathname === '/actions' && document.activeElement.tagName === 'H1'");
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('.site-header')"));
    }

    [Theory]
    [InlineData("/actions", 4)]
    [InlineData("/assessments", 6)]
    [InlineData("/admin/users", 14)]
    public async Task The_keyboard_stays_where_it_is_while_a_page_becomes_interactive(string address, int tabs)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.SignInAsync();
        var page = visitor.Page;
        var released = new TaskCompletionSource();
        await page.RouteAsync("**/_framework/blazor.web*", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(fixture.App.Address + address, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("script[src*='blazor.web']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        for (var i = 0; i < tabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        var before = await page.EvaluateAsync<string>(Focused);
        await page.EvaluateAsync("() => document.activeElement.drawnByServer = true");
        released.SetResult();
        await visitor.ReadyAsync();

        Assert.Equal(before, await page.EvaluateAsync<string>(Focused));
        Assert.False(await page.EvaluateAsync<bool>("() => document.activeElement.drawnByServer === true"), "The page was not drawn anew.");
        visitor.AssertNoProblems();
    }

    [Fact]
    public async Task A_digits_key_chooses_its_level_whatever_the_keyboard_writes_there()
    {
        await using var own = await OwnAssessment.OpenAsync(fixture.Browser);
        var question = own.FirstQuestion;
        await question.FocusAsync();

        // AZERTY without and with Shift, QWERTY, the numeric keypad.
        (string Key, string Code, bool Shift, int Level)[] pressed =
        [
            ("&", "Digit1", false, 1), ("é", "Digit2", false, 2), ("\"", "Digit3", false, 3), ("'", "Digit4", false, 4), ("(", "Digit5", false, 5),
            ("2", "Digit2", true, 2), ("4", "Digit4", false, 4), ("3", "Numpad3", false, 3),
        ];
        foreach (var (key, code, shiftKey, level) in pressed)
        {
            await question.EvaluateAsync(
                "(card, key) => card.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }))",
                new { key, code, shiftKey });

            await Assertions.Expect(question.Locator("input[type=radio]:checked")).ToHaveAttributeAsync("data-answer", $"{level}");
        }

        // Without NumLock the keypad moves the page.
        await question.EvaluateAsync("card => card.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', code: 'Numpad1', bubbles: true }))");
        await Assertions.Expect(question.Locator("input[type=radio]:checked")).ToHaveAttributeAsync("data-answer", "3");
    }
}
