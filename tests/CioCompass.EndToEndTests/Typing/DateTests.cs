using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>A day typed over another one: the browser reports none for a moment, and whatever is written into the field then makes it a third.</summary>
public sealed class DateTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("en-US", "MMddyyyy")]
    [InlineData("nl", "ddMMyyyy")]
    public async Task A_day_typed_over_another_is_stored_as_it_was_typed_in_every_order_over_every_network(string language, string order)
    {
        await using var browser = await fixture.LaunchAsync(language);
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(browser, network.Address, new Visit { Language = "en" });
        var page = visitor.Page;
        await page.SetContentAsync("<input type=date>");
        await page.FocusAsync("input");
        await page.Keyboard.TypeAsync("02032024");
        Assert.Equal(order == "MMddyyyy" ? "2024-02-03" : "2024-03-02", await page.InputValueAsync("input"));
        await visitor.SignInAsync(to: "/assessments/new");

        // Filled in already, with today.
        await page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.FillAsync("#title", "Retyped");
        foreach (var (index, pace) in Pace.All.Index())
        {
            await RetypeAsync("#held-on", new DateOnly(2027, 1, 15).AddDays(31 * index), pace);
        }

        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync("[data-question]");
        Assert.Equal("2028-04-24", DatabaseFile.Query(app, "SELECT HeldOn FROM Assessments WHERE Title = 'Retyped'")[0]);

        await visitor.OpenAsync("/actions");
        await page.Locator(".action-row .action-foot .btn-small").First.ClickAsync();
        var due = "#" + await page.Locator(".action-form input[type=date]").GetAttributeAsync("id");
        await page.FillAsync(due, "2026-11-05");
        foreach (var pace in Pace.All.Where(p => p.Key is 40 or 120))
        {
            await RetypeAsync(due, new DateOnly(2027, 1, 15), pace);
        }

        await page.ClickAsync(".action-form button[type=submit]");
        await Assertions.Expect(page.Locator(".action-form")).ToHaveCountAsync(0);
        Assert.Equal("1", DatabaseFile.Query(app, "SELECT count(*) FROM ActionItems WHERE DueOn = '2027-01-15'")[0]);

        await visitor.OpenAsync("/admin/audit?from=2026-11-05&to=2026-12-31");
        await RetypeAsync("#audit-from", new DateOnly(2026, 1, 15), new Pace(300, 120));
        await RetypeAsync("#audit-to", new DateOnly(2027, 1, 15), new Pace(150, 40));
        await page.ClickAsync(".action-filter button[type=submit]");

        // The form's own GET, which works without a circuit too, also names the person.
        await page.ArriveAsync(new Regex("/admin/audit\\?.*from=2026-01-15&to=2027-01-15$"));
        visitor.AssertNoProblems();

        async Task RetypeAsync(string field, DateOnly day, Pace pace)
        {
            network.RoundTrip = TimeSpan.FromMilliseconds(pace.RoundTrip);
            await page.FocusAsync(field);
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.TypeAsync(day.ToString(order, CultureInfo.InvariantCulture), new KeyboardTypeOptions { Delay = pace.Key });
            Assert.Equal((pace, $"{day:yyyy-MM-dd}"), (pace, await page.InputValueAsync(field)));
            await page.Keyboard.PressAsync("Tab");
        }
    }

    [Fact]
    public async Task A_form_with_half_a_day_is_not_sent_without_it()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.SignInAsync(to: "/assessments/new");
        var page = visitor.Page;
        await page.FillAsync("#title", "Never made");
        await page.FocusAsync("#held-on");
        foreach (var key in (string[])["Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace", "ArrowLeft", "ArrowLeft"])
        {
            await page.Keyboard.PressAsync(key);
        }

        await page.Keyboard.TypeAsync("01");

        await page.ClickAsync("main button[type=submit]");

        await Assertions.Expect(page.Locator("#held-on")).ToBeFocusedAsync();
        Assert.EndsWith("/assessments/new", page.Url, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => document.getElementById('held-on').validity.badInput"));
        await page.Keyboard.TypeAsync("01152027");
        Assert.Equal("2027-01-15", await page.InputValueAsync("#held-on"));
    }
}
