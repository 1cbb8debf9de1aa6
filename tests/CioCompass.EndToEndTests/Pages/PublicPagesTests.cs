using System.Collections.Concurrent;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>Pages for everybody, and the phones' first one: light, without a circuit, and there again at once with Back.</summary>
public sealed class PublicPagesTests(BrowserFixture fixture)
{
    /// <summary>Of everything that a page asks for, headers included.</summary>
    private const double MostBytes = 150_000;

    private const string Shifts = """
        () => new Promise(tell => {
            let sum = 0;
            new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value; }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => tell(sum), 300);
        })
        """;

    public static TheoryData<string> Addresses => ["/", "/?view=table", "/questions", "/statistics/switch-brands", "/join"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_visitors_page_is_light_and_needs_no_circuit_and_no_library(string address)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        var asked = new ConcurrentQueue<string>();
        visitor.Page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).AbsolutePath);
        visitor.Page.WebSocket += (_, socket) => asked.Enqueue(socket.Url);
        var network = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await network.SendAsync("Network.enable");
        var (bytes, gate) = (0.0, new Lock());
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            lock (gate)
            {
                bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            }
        };

        await visitor.OpenAsync(address, WaitUntilState.NetworkIdle);

        Assert.DoesNotContain(asked, path => path.Contains("_blazor", StringComparison.Ordinal) || path.Contains("_framework", StringComparison.Ordinal)
            || path.Contains("MudBlazor", StringComparison.Ordinal));
        Assert.Single(asked, path => path.EndsWith(".css", StringComparison.Ordinal));
        Assert.InRange(bytes, 1_000, MostBytes);
        Assert.InRange(await visitor.Page.EvaluateAsync<double>(Shifts), 0, 0.02);
        visitor.AssertNoProblems();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/questions")]
    [InlineData("/statistics/switch-brands")]
    public async Task A_signed_in_readers_page_is_theirs_without_a_circuit_and_is_kept_by_nobody(string address)
    {
        await using var reader = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await reader.SignInAsync();
        var asked = new ConcurrentQueue<string>();
        reader.Page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).AbsolutePath);

        var response = await reader.OpenAsync(address, WaitUntilState.NetworkIdle);

        var headers = await response.AllHeadersAsync();
        Assert.Contains("no-store", headers["cache-control"], StringComparison.Ordinal);
        Assert.DoesNotContain("content-encoding", headers.Keys);
        Assert.DoesNotContain(asked, path => path.Contains("_blazor", StringComparison.Ordinal) || path.Contains("MudBlazor", StringComparison.Ordinal));
        await Assertions.Expect(reader.Page.Locator(".site-account form")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator(".own-card")).ToHaveCountAsync(address == "/" ? 1 : 0);
        reader.AssertNoProblems();
    }

    [Fact]
    public async Task From_a_working_page_and_back_each_is_whole()
    {
        await using var reader = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await reader.SignInAsync(to: "/actions");
        var page = reader.Page;

        await page.ClickAsync(".site-nav a[href='/questions']");
        await page.ArriveAsync("*/questions");
        await Assertions.Expect(page.Locator(".theme").First).ToBeVisibleAsync();
        await page.ClickAsync(".site-brand");
        await Assertions.Expect(page.Locator(".own-card").First).ToBeVisibleAsync();
        await page.ClickAsync(".site-nav a[href='/assessments']");
        await page.ArriveAsync("*/assessments");
        await reader.ReadyAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".own-card").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".theme").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#main h1")).ToBeVisibleAsync();
        await page.ArriveAsync("*/actions");
        reader.AssertNoProblems();
    }
}
