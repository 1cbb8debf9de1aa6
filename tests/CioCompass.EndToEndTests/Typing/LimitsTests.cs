using System.Globalization;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>
/// Whoever pastes more than fits is told so beside the field, and the page goes on: the connection of a page takes messages of 32 KB and ends
/// at a longer one.
/// </summary>
public sealed class LimitsTests(BrowserFixture fixture)
{
    /// <summary>Three bytes each, or two where JSON escapes it.</summary>
    private static readonly string Long = string.Concat(Enumerable.Repeat("漢\"", 20_000));

    private static readonly string Digits = new('7', 40_000);

    private const string FieldsOf = """
        () => [...document.querySelectorAll('main input, main textarea')]
            .filter(e => !['radio', 'checkbox', 'hidden', 'file', 'submit', 'range', 'date'].includes(e.type) && !e.readOnly && !e.matches(':disabled') && e.checkVisibility())
            .map(e => ({ id: e.id, isNumber: e.type === 'number', most: e.type === 'number' ? Number(e.dataset.most) : e.maxLength }))
        """;

    [Fact]
    public async Task Forty_thousand_characters_pasted_into_any_field_are_cut_told_and_end_no_connection()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var page = visitor.Page;
        await AllowClipboardAsync(page);
        var sample = "/assessments/" + DatabaseFile.Query(app, "SELECT lower(Id) FROM Assessments WHERE CompletedAt IS NULL LIMIT 1")[0];

        await visitor.OpenAsync(sample + "?theme=inventory");
        await page.Locator("details.question-more > summary").First.ClickAsync();
        Assert.True(await PasteEverywhereAsync(visitor) >= 4);
        await DatabaseFile.CountedAsync(app, "SELECT count(*) FROM Responses WHERE length(Note) = 4000");

        await visitor.OpenAsync("/actions");
        await page.Locator(".page-actions button").ClickAsync();
        await page.Locator(".action-form select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        Assert.Equal(5, await PasteEverywhereAsync(visitor));
        await page.ClickAsync(".action-form button[type=submit]");
        await DatabaseFile.CountedAsync(app, "SELECT count(*) FROM ActionItems WHERE length(Title) = 200 AND length(Owner) = 200 AND length(Note) = 4000");

        await visitor.OpenAsync(sample + "/report");
        await page.Locator("details.report-panel", new() { Has = page.Locator("#share-label") }).Locator("> summary").ClickAsync();
        Assert.Equal(2, await PasteEverywhereAsync(visitor));

        foreach (var (address, fields) in new[] { ("/assessments/new", 1), ("/admin/organisations", 1), ("/admin/users", 2) })
        {
            await visitor.OpenAsync(address);
            Assert.True(await PasteEverywhereAsync(visitor) >= fields, address);
        }

        await visitor.OpenAsync("/admin/content");
        await page.FillAsync("#figure-add", "Our own figure");
        await page.ClickAsync(".figure-add button[type=submit]");
        await page.WaitForSelectorAsync("#figure-percentage");
        Assert.True(await PasteEverywhereAsync(visitor) >= 20);
        visitor.AssertNoProblems();
    }

    [Fact]
    public async Task Typing_on_in_a_full_field_is_told_and_what_fits_again_is_not()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = "fr", Width = 360 });
        await visitor.SignInAsync(to: "/assessments/new");
        var page = visitor.Page;
        var title = page.Locator("#title");
        await title.FillAsync(new string('a', 199));
        var before = await title.BoundingBoxAsync();

        await title.PressAsync("b");
        await Assertions.Expect(page.Locator(".cut-notice")).ToHaveTextAsync("");
        await title.PressAsync("c");
        await Assertions.Expect(page.Locator(".cut-notice")).ToHaveTextAsync("Seuls 200\u00a0caractères tiennent ici\u00a0; le reste n’a pas été repris.");
        Assert.Equal(before!.Y, (await title.BoundingBoxAsync())!.Y);
        await visitor.AssertSoundAsync();

        await title.PressAsync("Backspace");
        await Assertions.Expect(page.Locator(".cut-notice")).ToHaveTextAsync("");
        await title.PressAsync("Control+a");
        await title.PressAsync("d");
        await Assertions.Expect(title).ToHaveValueAsync("d");
        await Assertions.Expect(page.Locator(".cut-notice")).ToHaveTextAsync("");
    }

    /// <summary>As dictation and scripts put a text into a field: maxlength does not hold for them.</summary>
    [Fact]
    public async Task A_text_that_a_program_puts_into_a_field_is_cut_before_it_is_sent()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.SignInAsync(to: "/assessments/new");
        var length = await visitor.Page.EvaluateAsync<int>(
            "text => { const e = document.getElementById('title'); e.focus(); e.value = text; e.dispatchEvent(new InputEvent('input', { bubbles: true })); return e.value.length; }",
            new string('a', 199) + "🙂" + Long);

        Assert.Equal(199, length);
        await Assertions.Expect(visitor.Page.Locator(".cut-notice")).ToContainTextAsync("200");
        await AssertAliveAsync(visitor.Page);
        visitor.AssertNoProblems();
    }

    [Theory]
    [InlineData("/account/sign-in", 2)]
    [InlineData("/join", 2)]
    public async Task A_page_without_a_circuit_tells_it_too(string address, int fields)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, Visit.Phone);
        await AllowClipboardAsync(visitor.Page);
        await visitor.OpenAsync(address);

        Assert.Equal(fields, await PasteEverywhereAsync(visitor));
        await visitor.AssertSoundAsync();
    }

    private static Task AllowClipboardAsync(IPage page) => page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

    /// <returns>How many fields there were.</returns>
    private static async Task<int> PasteEverywhereAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var fields = await page.EvaluateAsync<Field[]>(FieldsOf);
        foreach (var field in fields)
        {
            Assert.True(field.Most is > 0 and <= 5000, $"{page.Url} #{field.Id}: {field.Most}");
            await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", field.IsNumber ? Digits : Long);
            await page.Locator("#" + field.Id).FocusAsync();
            await page.Locator(".cut-notice").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.PressAsync("Control+v");

            Assert.Equal(field.Most, (await page.Locator("#" + field.Id).InputValueAsync()).Length);
            await Assertions.Expect(page.Locator(".cut-notice")).ToContainTextAsync(field.Most.ToString("N0", CultureInfo.GetCultureInfo("en")));
        }

        if (await page.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await AssertAliveAsync(page);
        }

        return fields.Length;
    }

    private static async Task AssertAliveAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-circuit", "open");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
    }

    private sealed record Field
    {
        public string Id { get; init; } = "";

        public bool IsNumber { get; init; }

        public int Most { get; init; }
    }
}
