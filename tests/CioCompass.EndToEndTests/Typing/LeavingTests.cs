using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>Whoever leaves right after the last letter is asked, once, although the server has not heard of that letter yet.</summary>
public sealed class LeavingTests(BrowserFixture fixture)
{
    /// <summary>A click without the waiting of a driver: in the very moment in which the text is there.</summary>
    private const string TypeAndClick = """
        ([text, link]) => {
          const field = document.getElementById('title');
          field.focus();
          document.execCommand('insertText', false, text);
          document.querySelector(link).click();
        }
        """;

    [Fact]
    public async Task A_click_right_after_typing_asks_once_and_leaves_only_where_the_person_says_so()
    {
        await using var place = await ComeAsync();
        var (page, asked) = (place.Visitor.Page, place.Asked);

        await page.EvaluateAsync(TypeAndClick, (string[])["Half a title", ".site-nav a[href='/actions']"]);
        await Patience.UntilAsync(() => asked.Count > 0);
        Assert.Contains("not saved yet", Assert.Single(asked), StringComparison.Ordinal);
        await StaysAsync(page);

        place.Leaves = true;
        await page.EvaluateAsync(TypeAndClick, (string[])[" more", ".site-nav a[href='/actions']"]);
        await page.ArriveAsync("*/actions");
        await page.WaitForTimeoutAsync(1000);
        Assert.Equal(2, asked.Count);
        place.Visitor.AssertNoProblems();
    }

    [Fact]
    public async Task A_click_on_a_page_where_all_is_saved_is_followed_without_a_question()
    {
        await using var place = await ComeAsync();
        var page = place.Visitor.Page;
        await page.EvaluateAsync(TypeAndClick, (string[])["x", "body"]);
        await page.FillAsync("#title", "");

        await page.ClickAsync(".site-nav a[href='/actions']");

        await page.ArriveAsync("*/actions");
        Assert.Empty(place.Asked);
    }

    private static async Task StaysAsync(IPage page)
    {
        await page.WaitForTimeoutAsync(1000);
        Assert.EndsWith("/assessments/new", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Half a title");
    }

    /// <summary>To the form of a new assessment, from the list, over a network of 300 ms.</summary>
    private async Task<Place> ComeAsync()
    {
        var app = await RunningApp.StartWithSampleAsync();
        var network = new DelayProxy(app.Address);
        var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await visitor.SignInAsync(to: "/assessments");
        await visitor.Page.Locator("a[href='/assessments/new']").First.ClickAsync();
        await visitor.Page.ArriveAsync("*/assessments/new");
        await visitor.Page.WaitForSelectorAsync("#title");
        network.RoundTrip = DelayProxy.Hotel;
        return new Place(app, network, visitor);
    }

    private sealed class Place : IAsyncDisposable
    {
        private readonly RunningApp app;
        private readonly DelayProxy network;

        public Place(RunningApp app, DelayProxy network, Visitor visitor)
        {
            (this.app, this.network, Visitor) = (app, network, visitor);
            visitor.Page.Dialog += async (_, dialog) =>
            {
                Asked.Add(dialog.Message);
                await (Leaves ? dialog.AcceptAsync() : dialog.DismissAsync());
            };
        }

        public Visitor Visitor { get; }

        public List<string> Asked { get; } = [];

        public bool Leaves { get; set; }

        public async ValueTask DisposeAsync()
        {
            await Visitor.DisposeAsync();
            await network.DisposeAsync();
            await app.DisposeAsync();
        }
    }
}
