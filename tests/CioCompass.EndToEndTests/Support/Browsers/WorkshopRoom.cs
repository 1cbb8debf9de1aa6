using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>A facilitator, a projector and some phones in one workshop of the sample's open assessment, on a program of their own.</summary>
public sealed class WorkshopRoom : IAsyncDisposable
{
    private readonly IBrowser browser;
    private readonly IServedProgram program;
    private readonly List<Visitor> phones = [];

    private WorkshopRoom(IBrowser browser, IServedProgram program) => (this.browser, this.program) = (browser, program);

    /// <summary>The program, where it is one process.</summary>
    public RunningApp App => (RunningApp)program;

    public Visitor Facilitator { get; private set; } = null!;

    public Visitor Projector { get; private set; } = null!;

    public IReadOnlyList<Visitor> Phones => phones;

    /// <summary>As it stands on the screen.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Of the assessment that the workshop answers.</summary>
    public string AssessmentAddress { get; private set; } = "";

    /// <param name="phones">Phones of the browser that join at once.</param>
    /// <param name="settings">Further settings of the program, as environment variables.</param>
    public static async Task<WorkshopRoom> OpenAsync(
        IBrowser browser, int phones, IReadOnlyDictionary<string, string>? settings = null) =>
        await OverAsync(browser, await RunningApp.StartWithSampleAsync(settings), phones);

    /// <param name="program">With the sample in it; goes with the room.</param>
    /// <param name="phones">Phones of the browser that join at once.</param>
    public static async Task<WorkshopRoom> OverAsync(IBrowser browser, IServedProgram program, int phones = 0)
    {
        var room = new WorkshopRoom(browser, program);
        try
        {
            await room.FillAsync(phones);
            return room;
        }
        catch
        {
            // Nobody else holds it.
            await room.DisposeAsync();
            throw;
        }
    }

    public async Task<Visitor> JoinAsync(Visit visit)
    {
        var phone = await Visitor.ComeAsync(browser, program.Address, visit);
        phones.Add(phone);
        await phone.OpenAsync($"/join/{Code}");
        await phone.Page.ClickAsync("main .btn-primary");
        await phone.Page.ArriveAsync("*/join/room");
        return phone;
    }

    /// <summary>Goes to a round of the agenda.</summary>
    /// <param name="index">From 0, in the agenda's order.</param>
    public async Task ChooseAsync(int index)
    {
        var item = Facilitator.Page.Locator(".agenda li a").Nth(index);
        await item.ClickAsync();
        await Assertions.Expect(item).ToHaveAttributeAsync("aria-current", "true");
    }

    /// <summary>One verb of the round: "Open the vote", "Close the vote", "Reveal the result", "Vote again".</summary>
    public Task DoAsync(string verb) => Facilitator.Page.Locator(".round-actions button", new() { HasTextString = verb }).ClickAsync();

    public async Task OpenVoteAsync()
    {
        await DoAsync("Open the vote");
        await Assertions.Expect(Facilitator.Page.Locator(".round-actions button", new() { HasTextString = "Close the vote" })).ToBeVisibleAsync();
        foreach (var phone in phones.Where(p => !p.ServerMayBeAway))
        {
            await Assertions.Expect(phone.Page.Locator("form.ballot")).ToBeVisibleAsync();
        }
    }

    public async Task RevealAsync()
    {
        await DoAsync("Close the vote");
        await DoAsync("Reveal the result");
    }

    /// <summary>The count on the projector, which everybody sees.</summary>
    public Task CountedAsync(int ballots) =>
        Assertions.Expect(Projector.Page.Locator(".screen-count .numeral")).ToHaveTextAsync($"{ballots}");

    /// <summary>Nobody scrolls a projector: what it shows is sound, and fits.</summary>
    public async Task AssertOneScreenfulAsync()
    {
        await Projector.AssertSoundAsync();
        var beyond = await Projector.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - document.documentElement.clientHeight");
        Assert.True(beyond <= 0, $"The projector's page is {beyond} px too high.");
    }

    public static async Task GuessAsync(Visitor phone, int percent)
    {
        await phone.Page.FillAsync("#guess", $"{percent}");
        await phone.Page.ClickAsync(".ballot .btn-primary");
    }

    /// <summary>One tap.</summary>
    public static Task TapAsync(Visitor phone, string choice) => phone.Page.Locator($"input[name='Input.Choice'][value='{choice}']").CheckAsync();

    public static Task ReceivedAsync(Visitor phone) => Assertions.Expect(phone.Page.Locator("#status")).ToContainTextAsync("Received");

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var visitor in phones.Append(Facilitator).Append(Projector).OfType<Visitor>())
            {
                await visitor.DisposeAsync();
            }
        }
        finally
        {
            await program.DisposeAsync();
        }
    }

    private async Task FillAsync(int phones)
    {
        Facilitator = await Visitor.ComeAsync(browser, program.Address);
        await Facilitator.SignInAsync();
        await StartAsync();
        Projector = await Visitor.ComeAsync(browser, program.Address, new Visit { Width = 1920, Height = 1080 });
        await Projector.SignInAsync(to: new Uri(Facilitator.Page.Url).AbsolutePath + "/screen");
        for (var phone = 0; phone < phones; phone++)
        {
            await JoinAsync(new Visit { Width = Visit.Phone.Width, Height = Visit.Phone.Height });
        }
    }

    private async Task StartAsync()
    {
        var page = Facilitator.Page;

        // A database on a server answers after the page's first rendering.
        await page.WaitForFunctionAsync("() => [...document.links].some(l => /^.assessments.[0-9a-f-]{36}$/.test(l.pathname))");
        var addresses = await page.Locator("a[href^='/assessments/']").EvaluateAllAsync<string[]>(
            "links => links.map(l => l.getAttribute('href')).filter(h => /^.assessments.[0-9a-f-]{36}$/.test(h))");
        var start = page.Locator("button", new() { HasTextString = "Start a workshop" });
        foreach (var address in addresses.Distinct())
        {
            await Facilitator.OpenAsync(address);
            await page.WaitForSelectorAsync("main h1");
            if (await start.CountAsync() > 0)
            {
                AssessmentAddress = address;
                await start.ClickAsync();
                Code = (await page.Locator(".join-code").InnerTextAsync()).Trim();
                return;
            }
        }

        Assert.Fail("The sample has no open assessment.");
    }
}
