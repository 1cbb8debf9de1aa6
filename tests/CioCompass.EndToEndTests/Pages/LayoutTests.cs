using CioCompass.Core.Text;
using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>Nothing is cut off, stands on something else or breaks apart, at the widths and on the paper that people use.</summary>
public sealed class LayoutTests(BrowserFixture fixture)
{
    private const string Fits = "e => e.scrollWidth <= e.clientWidth && [...e.querySelectorAll('td, th')].filter(c => getComputedStyle(c.parentElement.parentElement).position === 'static').every(c => c.getBoundingClientRect().right <= e.getBoundingClientRect().right + 1)";

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task A_signed_in_readers_header_takes_at_most_three_rows_of_a_phone(string language)
    {
        await using var visitor = await ComeAsync(new Visit { Width = 360, Height = 740, Language = language });
        await visitor.OpenAsync("/assessments");

        var rows = await visitor.Page.EvaluateAsync<int>("""
            () => {
                const tops = [...document.querySelectorAll(".site-header :is(a, button)")].map(e => e.getBoundingClientRect()).filter(r => r.height > 0)
                    .map(r => (r.top + r.bottom) / 2).sort((a, b) => a - b);
                return tops.filter((top, i) => i === 0 || top - tops[i - 1] > 12).length;
            }
            """);

        Assert.InRange(rows, 1, 3);
        Assert.Empty(await visitor.Page.OverlapsAsync(".site-header a, .site-header button", mayTouch: true));
        await visitor.AssertSoundAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1366)]
    [InlineData(768)]
    [InlineData(360)]
    public async Task The_table_of_figures_shows_its_last_column(int width)
    {
        foreach (var language in Languages.Codes)
        {
            await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Width = width, Language = language });
            await visitor.OpenAsync("/?view=table");

            Assert.True(await visitor.Page.Locator(".figures-table").EvaluateAsync<bool>(Fits), $"A column is cut off at {width} px in {language}.");
            await visitor.AssertSoundAsync();
        }
    }

    [Fact]
    public async Task The_table_of_figures_has_all_its_columns_on_paper()
    {
        // A4 without the margins of a printer, in CSS pixels.
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Width = 680 });
        await visitor.OpenAsync("/?view=table");
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await visitor.Page.Locator(".figures-table").EvaluateAsync<bool>(Fits), "A column is cut off on paper.");
        Assert.Equal(9, await visitor.Page.Locator(".figures-table tbody tr").First.Locator("td, th").CountAsync());
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1366)]
    [InlineData(768)]
    [InlineData(360)]
    public async Task Tags_stand_on_nothing(int width)
    {
        foreach (var language in Languages.Codes)
        {
            await using var visitor = await ComeAsync(new Visit { Width = width, Language = language });
            foreach (var address in (string[])["/assessments", "/", "/questions", "/actions"])
            {
                await visitor.OpenAsync(address);
                await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

                Assert.Empty(await visitor.Page.OverlapsAsync(".tag"));
            }
        }
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_trends_numbers_stand_beside_its_bars_and_a_few_points_are_not_stretched(int width)
    {
        await using var visitor = await ComeAsync(new Visit { Width = width });
        await visitor.OpenAsync("/");
        await Assertions.Expect(visitor.Page.Locator(".trend-chart .trend-range").First).ToBeAttachedAsync();

        Assert.Empty(await visitor.Page.OverlapsAsync(".trend-value", ".trend-range, .trend-dot, .trend-level"));
        Assert.InRange(await visitor.Page.Locator(".trend-overall svg").EvaluateAsync<int>("e => Math.round(e.getBoundingClientRect().width)"), 200, 700);
        await visitor.AssertSoundAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task The_small_compass_names_its_themes_beside_their_points(int width)
    {
        await using var visitor = await ComeAsync(new Visit { Width = width });
        await visitor.OpenAsync("/");

        Assert.Equal(4, await visitor.Page.Locator(".own-card").First.Locator(".radar-name").CountAsync());
        Assert.Empty(await visitor.Page.OverlapsAsync(".own-card .radar-name", ".own-card .rose-rim, .own-card .radar-name"));
        Assert.Empty(await visitor.Page.OverlapsAsync(".own-card .radar-name"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_links_to_single_questions_have_contrast_and_names_of_their_own(ColorScheme scheme)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Scheme = scheme });
        await visitor.OpenAsync("/questions");
        var links = visitor.Page.Locator(".question-anchor");

        var names = await links.EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('aria-label'))");
        var contrasts = await links.EvaluateAllAsync<double[]>("""
            all => {
                const light = colour => {
                    const canvas = document.createElement("canvas").getContext("2d");
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const ground = light(getComputedStyle(document.body).backgroundColor);
                return all.map(a => light(getComputedStyle(a).color)).map(l => (Math.max(l, ground) + 0.05) / (Math.min(l, ground) + 0.05));
            }
            """);

        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(contrasts, c => Assert.InRange(c, 4.5, 21));
    }

    [Fact]
    public async Task Four_digit_counts_keep_their_line()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        var (console, screen) = (room.Facilitator.Page, room.Projector.Page);
        await room.ChooseAsync(2);
        await console.SelectOptionAsync(".round-timer select", "5");
        await room.OpenVoteAsync();
        foreach (var phone in room.Phones)
        {
            await WorkshopRoom.TapAsync(phone, "3");
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.CountedAsync(3);
        await AssertOneRowAsync(screen, ".screen-count .numeral", ".screen-count .countdown");
        await AssertOneRowAsync(console, ".round-count .numeral", ".round-count .countdown");
        await room.RevealAsync();
        await Assertions.Expect(screen.Locator(".level-bar-count").First).ToBeVisibleAsync();
        foreach (var page in new[] { screen, console })
        {
            var beyond = await page.Locator(".level-bar-count").EvaluateAllAsync<bool>(
                "counts => counts.some(c => { c.textContent = '2345'; return c.scrollWidth > c.clientWidth + 1 && getComputedStyle(c).display !== 'inline' || c.getClientRects().length > 1 || c.getBoundingClientRect().right > c.parentElement.getBoundingClientRect().right + 1; })");
            Assert.False(beyond, "A count does not fit beside its bar.");
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task The_reconnect_dialog_is_one_piece_on_the_projector(string language)
    {
        await using var visitor = await ComeAsync(new Visit { Width = 1920, Height = 1080, Language = language });
        await visitor.OpenAsync("/assessments");
        var dialog = visitor.Page.Locator("#components-reconnect-modal");
        await visitor.Page.EvaluateAsync("""
            () => {
                document.querySelector("main").classList.add("screen");
                const dialog = document.getElementById("components-reconnect-modal");
                dialog.classList.add("components-reconnect-retrying");
                document.getElementById("components-seconds-to-next-attempt").textContent = "12";
                dialog.showModal();
            }
            """);

        // One sentence that runs on: its words in the order of reading, line after line.
        var runsOn = await dialog.Locator("p.reconnect-again").EvaluateAsync<bool>("""
            p => {
                const range = document.createRange();
                range.selectNodeContents(p);
                const boxes = [...range.getClientRects()];
                return getComputedStyle(p).display === "block" && boxes.every((b, i) => i === 0 || b.top > boxes[i - 1].top + 5 || b.left >= boxes[i - 1].left);
            }
            """);
        var box = (await dialog.BoundingBoxAsync())!;

        Assert.True(runsOn, "The sentence is in pieces.");
        Assert.InRange(box.X + (box.Width / 2), 955, 965);
        Assert.InRange(await dialog.EvaluateAsync<double>("d => parseFloat(getComputedStyle(d).fontSize)"), 28, 60);
        Assert.True(await dialog.EvaluateAsync<bool>("d => d.scrollHeight <= d.clientHeight && d.scrollWidth <= d.clientWidth"));
    }

    /// <summary>With four digits in place of each number of the count.</summary>
    private static async Task AssertOneRowAsync(IPage page, string count, string beside)
    {
        foreach (var width in (int[])[1920, 1366, 1024])
        {
            await page.SetViewportSizeAsync(width, width * 9 / 16);
            var (left, right) = (await BoxAsync(count), await BoxAsync(beside));
            await page.EvaluateAsync(
                "count => { const w = document.createTreeWalker(document.querySelector(count), NodeFilter.SHOW_TEXT); while (w.nextNode()) w.currentNode.data = w.currentNode.data.replace(/\\d+/g, '2345'); }", count);
            var (wide, moved) = (await BoxAsync(count), await BoxAsync(beside));

            Assert.InRange(wide.Width, left.Width + 1, width);
            Assert.Equal(left.Height, wide.Height, 1.0);
            Assert.Equal(right.Y, moved.Y, 1.0);
            Assert.True(moved.X >= wide.X + wide.Width && moved.X + moved.Width <= width, $"The count and what is beside it do not fit into {width} px.");
            await page.ReloadAsync();
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.circuit === 'open'");
        }

        async Task<LocatorBoundingBoxResult> BoxAsync(string selector) => (await page.Locator(selector).BoundingBoxAsync())!;
    }

    private async Task<Visitor> ComeAsync(Visit visit)
    {
        var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, visit);
        await visitor.SignInAsync();
        return visitor;
    }
}
