using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>Texts that change while the browser translates the page: each shows what is true now, as a page does that was opened just now.</summary>
public sealed partial class TranslationTests(BrowserFixture fixture)
{
    private static readonly string[] Counts = [".checklist-progress label", ".theme-navigation"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_checklists_counts_and_savings_are_those_of_now(bool watching)
    {
        await using var own = await OwnAssessment.OpenAsync(fixture.Browser);
        var (page, question) = (own.Page, own.FirstQuestion);
        await page.TranslateAsync(watching);
        var unanswered = await page.Locator(Counts[0]).PlainAsync();

        foreach (var key in (string[])["2", "4"])
        {
            await question.FocusAsync();
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(question.Locator("input[type=radio]:checked")).ToHaveAttributeAsync("data-answer", key);
            await Assertions.Expect(question.Locator(".save-state")).ToHaveTextAsync(OneSaving());
        }

        // A hint that comes and goes.
        await question.Locator("textarea").FillAsync(new string('x', 3990));
        await Assertions.Expect(question.Locator(".field-hint").First).ToContainTextAsync("10");
        await question.Locator("textarea").FillAsync("Short.");
        await question.Locator(".field-hint").First.ShowsAsync("");
        await Assertions.Expect(question.Locator(".save-state")).ToHaveTextAsync(OneSaving());
        await AsFreshAsync(page, Counts);
        Assert.NotEqual(unanswered, await page.Locator(Counts[0]).PlainAsync());

        // Another theme, another page and back, in the same document: what was translated is taken away without a trace.
        await page.Locator(".theme-navigation a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".theme-navigation a").Nth(1)).ToHaveAttributeAsync("aria-current", "page");
        await AsFreshAsync(page, ["main"]);
        await page.Locator(".tabs a").Nth(1).ClickAsync();
        await page.ArriveAsync("*/results");
        await Assertions.Expect(page.Locator(".checklist")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".checklist")).ToBeVisibleAsync();
        await page.ArriveAsync(url => !url.EndsWith("/results", StringComparison.Ordinal));
        await AsFreshAsync(page, ["main"]);
        own.Visitor.AssertNoProblems();
    }

    [Fact]
    public async Task What_the_translator_shows_as_it_was_is_alive_again()
    {
        await using var own = await OwnAssessment.OpenAsync(fixture.Browser);
        await own.Page.TranslateAsync();
        await own.Page.ShowOriginalAsync();
        await AsFreshAsync(own.Page, ["main"]);

        await own.FirstQuestion.FocusAsync();
        await own.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(own.FirstQuestion.Locator(".save-state")).ToHaveTextAsync(OneSaving());

        await AsFreshAsync(own.Page, Counts);
        own.Visitor.AssertNoProblems();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Console_projector_and_phones_tell_what_is_true_now(bool watching)
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        var (console, screen) = (room.Facilitator.Page, room.Projector.Page);
        await TranslateAllAsync();
        await room.JoinAsync(Visit.Phone);
        await Assertions.Expect(screen.Locator(".screen-lobby [aria-live]")).ToContainTextAsync("4");
        await AsFreshAsync(screen, ["main"]);
        await AsFreshAsync(console, ["main"]);

        await room.ChooseAsync(2);
        await TranslateAllAsync();
        await console.SelectOptionAsync(".round-timer select", "5");
        await room.OpenVoteAsync();
        await TranslateAllAsync();
        foreach (var (phone, choice) in room.Phones.Zip(["2", "2", "5", "5"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await phone.Page.Locator("#status").ShowsAsync((await phone.Page.Locator("#status").GetAttributeAsync("data-received"))!);
        }

        await Assertions.Expect(screen.Locator(".screen-count .numeral")).ToContainTextAsync("4");
        await AsFreshAsync(screen, [".screen-count .numeral", ".screen-lead"]);
        await AsFreshAsync(console, [".round-count > span:nth-child(-n+2)", ".join-panel", ".agenda"]);
        foreach (var clock in new[] { screen.Locator(".countdown"), console.Locator(".countdown"), room.Phones[0].Page.Locator("#timer") })
        {
            await Assertions.Expect(clock).Not.ToHaveTextAsync(await clock.InnerTextAsync());
            Assert.Single(Clock().Matches(await clock.InnerTextAsync()));
        }

        await room.RevealAsync();
        await Assertions.Expect(screen.Locator(".screen-chart")).ToBeVisibleAsync();
        await AsFreshAsync(screen, ["main"]);
        await TranslateAllAsync();
        await room.DoAsync("Vote again");
        await Assertions.Expect(room.Phones[3].Page.Locator("form.ballot")).ToBeVisibleAsync();
        await TranslateAllAsync();
        await WorkshopRoom.TapAsync(room.Phones[3], "3");
        await Assertions.Expect(screen.Locator(".screen-count .numeral")).ToContainTextAsync("1");
        await AsFreshAsync(screen, [".screen-count .numeral", ".screen-lead"]);
        await AsFreshAsync(console, [".round-panel .eyebrow", ".agenda"]);

        await console.ClickAsync(".page-actions .btn-quiet");
        await console.ClickAsync("[role=alertdialog] .btn-danger");
        await Assertions.Expect(screen.Locator(".screen-middle h1")).ToBeVisibleAsync();
        await Assertions.Expect(room.Phones[0].Page.Locator("#room a[href='/join']")).ToBeVisibleAsync();
        Assert.All(room.Phones.Append(room.Facilitator).Append(room.Projector), v => v.AssertNoProblems());

        async Task TranslateAllAsync()
        {
            foreach (var visitor in room.Phones.Append(room.Facilitator).Append(room.Projector))
            {
                await visitor.Page.TranslateAsync(watching);
            }
        }
    }

    /// <summary>Compares with the same page, opened now by the same person and not translated.</summary>
    private static async Task AsFreshAsync(IPage page, string[] parts)
    {
        var fresh = await page.Context.NewPageAsync();
        await fresh.GotoAsync(page.Url);
        await fresh.WaitForFunctionAsync("() => document.documentElement.dataset.circuit === 'open'");
        foreach (var part in parts)
        {
            for (var index = 0; index < await fresh.Locator(part).CountAsync(); index++)
            {
                await page.Locator(part).Nth(index).ShowsAsync(await fresh.Locator(part).Nth(index).PlainAsync());
            }
        }

        await fresh.CloseAsync();
    }

    /// <summary>Saved at a time, said once.</summary>
    [GeneratedRegex(@"^\s*«?[^«»\d]*\d+:\d\d[^«»:]*»?\s*$")]
    private static partial Regex OneSaving();

    [GeneratedRegex(@"\d:\d\d")]
    private static partial Regex Clock();
}
