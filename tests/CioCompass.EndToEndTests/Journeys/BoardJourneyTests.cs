using System.Collections.Concurrent;
using System.Text;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>Cards of the board of actions, dragged by a mouse and by a finger.</summary>
public sealed class BoardJourneyTests(BrowserFixture fixture)
{
    private const string Event = "DispatchEventAsync";

    [Fact]
    public async Task A_card_is_dragged_by_the_mouse_with_one_call_to_the_server_and_Undo_moves_it_back()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = visitor.Page;
        var sent = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        await visitor.SignInAsync(to: "/actions?view=board");
        var columns = page.Locator(".board-column");
        var card = columns.Nth(0).Locator(".board-card").First;
        var title = await card.Locator("h3").InnerTextAsync();
        var before = sent.Count(IsEvent);

        // By its title, which is a link.
        await card.Locator("h3 a").HoverAsync();
        await page.Mouse.DownAsync();
        await MoveOverAsync(page, columns.Nth(2));
        await Assertions.Expect(columns.Nth(2)).ToHaveAttributeAsync("data-over", "");
        await Assertions.Expect(page.Locator(".board-ghost h3")).ToHaveTextAsync(title);
        await visitor.AssertSoundAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".board-ghost")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();
        await card.Locator("h3 a").HoverAsync();
        await page.Mouse.DownAsync();
        await MoveOverAsync(page, columns.Nth(0));
        await page.Mouse.UpAsync();
        Assert.EndsWith("/actions?view=board", page.Url);

        await card.Locator(".board-grip").HoverAsync();
        await page.Mouse.DownAsync();
        await MoveOverAsync(page, columns.Nth(3));
        await MoveOverAsync(page, columns.Nth(1));
        Assert.Equal(before, sent.Count(IsEvent));
        await page.Mouse.UpAsync();

        await Assertions.Expect(columns.Nth(1)).ToContainTextAsync(title);
        var undo = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" });
        await Assertions.Expect(undo).ToBeVisibleAsync();
        Assert.Equal(before + 1, sent.Count(IsEvent));
        await Assertions.Expect(page.Locator("[data-over], [data-dragged], [data-dragging]")).ToHaveCountAsync(0);
        await undo.ClickAsync();
        await Assertions.Expect(columns.Nth(0)).ToContainTextAsync(title);
        await visitor.AssertSoundAsync();

        static bool IsEvent(string frame) => frame.Contains(Event, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finger_drags_a_card_at_its_grip_to_a_place_within_reach_and_scrolls_elsewhere()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address, Visit.Phone);
        var page = visitor.Page;
        await visitor.SignInAsync(to: "/actions?view=board");
        await using var finger = new Finger(await page.Context.NewCDPSessionAsync(page));
        var card = page.Locator(".board-column").Nth(0).Locator(".board-card").First;
        var title = await card.Locator("h3").InnerTextAsync();
        await card.ScrollIntoViewIfNeededAsync();
        var top = await page.EvaluateAsync<double>("() => scrollY");

        await finger.DownAsync(card.Locator("h3"));
        await finger.MoveAsync(0, -200);
        await finger.UpAsync();
        await page.WaitForFunctionAsync("top => scrollY > top + 100", top);
        await Assertions.Expect(page.Locator("[data-dragged]")).ToHaveCountAsync(0);

        await card.ScrollIntoViewIfNeededAsync();
        await finger.DownAsync(card.Locator(".board-grip"));
        await finger.MoveAsync(0, 40);
        var dock = page.Locator(".board-dock > :visible");
        await Assertions.Expect(dock).ToHaveTextAsync(["in progress", "done", "dropped"]);
        await finger.MoveToAsync(dock.Nth(1));
        await Assertions.Expect(dock.Nth(1)).ToHaveAttributeAsync("data-over", "");
        await visitor.AssertFitsAsync();
        await finger.UpAsync();

        await Assertions.Expect(page.Locator(".board-column").Nth(2)).ToContainTextAsync(title);
        await Assertions.Expect(page.Locator(".mud-snackbar")).ToContainTextAsync(title);
        await visitor.AssertSoundAsync();
    }

    private static async Task MoveOverAsync(IPage page, ILocator place)
    {
        var box = (await place.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + Math.Min(box.Height / 2, 60), new MouseMoveOptions { Steps = 8 });
    }

    /// <summary>One finger on the glass, by the browser's own protocol: Playwright can only tap.</summary>
    private sealed class Finger(ICDPSession session) : IAsyncDisposable
    {
        private const int Steps = 8;
        private float x;
        private float y;

        public async Task DownAsync(ILocator on)
        {
            (x, y) = await MiddleOfAsync(on);
            await TellAsync("touchStart");
        }

        public async Task MoveAsync(float right, float down)
        {
            var (fromX, fromY) = (x, y);
            for (var step = 1; step <= Steps; step++)
            {
                (x, y) = (fromX + (right * step / Steps), fromY + (down * step / Steps));
                await TellAsync("touchMove");
            }
        }

        public async Task MoveToAsync(ILocator place)
        {
            var (toX, toY) = await MiddleOfAsync(place);
            await MoveAsync(toX - x, toY - y);
        }

        public Task UpAsync() => session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        public async ValueTask DisposeAsync() => await session.DetachAsync();

        private static async Task<(float X, float Y)> MiddleOfAsync(ILocator element)
        {
            var box = (await element.BoundingBoxAsync())!;
            return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        }

        private Task TellAsync(string type) => session.SendAsync(
            "Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = new[] { new { x, y } } });
    }
}
