using System.Collections.Concurrent;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>How somebody comes to a page.</summary>
public sealed record Visit
{
    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    public string Language { get; init; } = "en";

    /// <summary>Of the IANA database.</summary>
    public string Zone { get; init; } = "Europe/Brussels";

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public bool Script { get; init; } = true;

    /// <summary>A participant's: 360 px wide, touched.</summary>
    public static Visit Phone { get; } = new() { Width = 360, Height = 740 };
}

/// <summary>Somebody with a browser window of their own, in which everything that goes wrong is written down.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>How long a page may take to do what a test waits for.</summary>
    public static readonly float PatienceMilliseconds = (float)Patience.Limit.TotalMilliseconds;

    private const string WithoutLimit = """
        () => [...document.querySelectorAll('input, textarea')]
            .filter(e => !['radio', 'checkbox', 'hidden', 'file', 'submit', 'range', 'date'].includes(e.type) && !e.readOnly && !(e.maxLength > 0 || e.dataset.most))
            .map(e => e.outerHTML)
        """;

    private readonly IBrowserContext context;
    private readonly List<string> problems = [];
    private readonly bool runsScripts;

    private Visitor(IBrowserContext context, IPage page, string address, bool runsScripts)
    {
        this.context = context;
        this.runsScripts = runsScripts;
        Page = page;
        Address = address;
        page.Console += (_, message) => Note(message.Type == "error" && !IsStatus(message), $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Response += (_, response) => Note(IsUnexpected(response), $"{response.Status} for {response.Request.Method} {response.Url}");
    }

    public IPage Page { get; }

    private string Address { get; }

    /// <summary>Statuses that a test provokes on purpose.</summary>
    public List<int> ExpectedStatuses { get; } = [];

    /// <summary>Set while the server is away on purpose: what the browser says about that is no finding.</summary>
    public bool ServerMayBeAway { get; set; }

    public static async Task<Visitor> ComeAsync(IBrowser browser, string address, Visit? visit = null)
    {
        visit ??= new Visit();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = visit.Width, Height = visit.Height },
            Locale = visit.Language,
            TimezoneId = visit.Zone,
            ColorScheme = visit.Scheme,
            JavaScriptEnabled = visit.Script,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = address,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return new Visitor(context, await context.NewPageAsync(), address, visit.Script);
    }

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public async Task<IResponse> OpenAsync(string path, WaitUntilState until = WaitUntilState.Load)
    {
        var response = await Page.GotoAsync(Address + path, new PageGotoOptions { WaitUntil = until });
        await ReadyAsync();
        return response!;
    }

    /// <summary>Waits until the page's circuit is there; a static page is ready at once, as is one whose scripts do not run.</summary>
    public async Task ReadyAsync()
    {
        if (runsScripts && await Page.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await Page.WaitForFunctionAsync("() => document.documentElement.dataset.circuit === 'open'");
        }
    }

    public async Task SignInAsync(string email = RunningApp.AdminEmail, string password = RunningApp.AdminPassword, string to = "/assessments")
    {
        await Page.GotoAsync($"{Address}/account/sign-in?returnUrl={Uri.EscapeDataString(to)}");
        await Page.FillAsync("input[type=email]", email);
        await Page.FillAsync("input[type=password]", password);
        await Page.ClickAsync("main button[type=submit]");
        await Page.ArriveAsync(Address + to);
        await ReadyAsync();
    }

    /// <summary>Nothing in the console, nothing that axe finds, nothing wider than the window.</summary>
    /// <param name="within">All that a click can reach, where something lies over the rest of the page: axe takes what is half covered for too small.</param>
    /// <param name="rules">One of <see cref="AxeRules"/>.</param>
    public async Task AssertSoundAsync(ILocator? within = null, string rules = AxeRules.All)
    {
        // The address changes before what it leads to is drawn: the page's own link to its content tells which of them is there.
        await Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('a.skip-link')].every(link => new URL(link.href).pathname === location.pathname)");
        problems.AddRange((await Axe.LookAsync(Page, within, rules)).Select(finding => $"{finding} on {Page.Url}"));
        await AssertFitsAsync();
    }

    /// <summary>Nothing in the console, nothing wider than the window, no field that takes any length.</summary>
    public async Task AssertFitsAsync()
    {
        foreach (var field in await Page.EvaluateAsync<string[]>(WithoutLimit))
        {
            Note(true, $"a field without a limit on {Page.Url}: {field}");
        }

        var width = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Note(width > 0, $"{Page.Url} is {width} px wider than the window");
        AssertNoProblems();
    }

    /// <summary>The page's requests to the server while its clock, which the test has installed before it opened the page, runs on.</summary>
    /// <param name="time">As in <c>10:00</c>, minutes and seconds.</param>
    public async Task<IReadOnlyList<string>> AskedWithinAsync(string time)
    {
        const string last = "/favicon.svg?last";
        var asked = new ConcurrentQueue<string>();
        Page.Request += Listen;
        await Page.Clock.RunForAsync(time);

        // Requests are told of in their order: with this one, all of them.
        await Page.EvaluateAsync($"() => fetch('{last}').then(answer => answer.status)");
        await Patience.UntilAsync(() => asked.Contains(last));
        Page.Request -= Listen;
        return [.. asked.Where(path => path != last)];

        void Listen(object? sender, IRequest request) => asked.Enqueue(new Uri(request.Url).PathAndQuery);
    }

    /// <summary>Takes the network away, as a lift does, or gives it back.</summary>
    public Task OfflineAsync(bool offline)
    {
        ServerMayBeAway = offline;
        return context.SetOfflineAsync(offline);
    }

    /// <summary>Says all of it: <see cref="Assert.Empty"/> cuts every line after fifty characters, before the address that would explain it.</summary>
    public void AssertNoProblems() => Assert.True(problems.Count == 0, string.Join('\n', problems.Append(ServerErrors.Told())));

    public async ValueTask DisposeAsync()
    {
        await FailurePictures.KeepAsync(Page);
        await context.DisposeAsync();
    }

    /// <summary>The browser's own word for a refused request; the response says which one it was.</summary>
    private static bool IsStatus(IConsoleMessage message) => message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal);

    /// <summary>
    /// A style sheet or script that is not there is a finding also on a page whose own status is expected. The circuit's transport asks
    /// again by itself; where that is in vain, no page gets ready.
    /// </summary>
    private bool IsUnexpected(IResponse response) =>
        response.Status >= 400
        && !response.Url.Contains("/_blazor", StringComparison.Ordinal)
        && (response.Request.ResourceType is "stylesheet" or "script" or "font" or "image" || !ExpectedStatuses.Contains(response.Status));

    private void Note(bool isProblem, string problem)
    {
        if (isProblem && !ServerMayBeAway)
        {
            problems.Add(problem);
        }
    }
}
