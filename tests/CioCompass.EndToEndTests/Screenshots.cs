using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests;

/// <summary>Not a test: makes the README's pictures, when <c>scripts/screenshots.sh</c> asks for it.</summary>
public sealed class Screenshots(BrowserFixture fixture)
{
    private static readonly (string Name, string Path, Visit Visit)[] Pictures =
    [
        ("dashboard", "/", new Visit { Width = 1440, Height = 1000 }),
        ("dashboard-phone", "/", new Visit { Width = 390, Height = 844, Language = "nl" }),
        ("figure", "/statistics/business-social-issues", new Visit { Width = 1440, Height = 1000, Language = "fr" }),
        ("questions", "/questions", new Visit { Width = 1440, Height = 1000 }),
        ("assessments", "/assessments", new Visit { Width = 1440, Height = 700 }),
        ("checklist", "{sample}?theme=culture", new Visit { Width = 1440, Height = 1000 }),
        ("results", "{sample}/results", new Visit { Width = 1440, Height = 1400 }),
        ("report", "{sample}/report", new Visit { Width = 1440, Height = 1400 }),
        ("actions", "/actions", new Visit { Width = 1440, Height = 1000 }),
        ("results-dark", "{sample}/results", new Visit { Width = 1440, Height = 1400, Scheme = ColorScheme.Dark }),
    ];

    [Fact(Explicit = true)]
    public async Task Every_picture_of_the_README_is_made()
    {
        var folder = Path.Combine(Repository.Root, "docs", "screenshots");
        Directory.CreateDirectory(folder);
        foreach (var (name, path, visit) in Pictures)
        {
            await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, visit);
            if (path.Contains("{sample}", StringComparison.Ordinal) || path is "/assessments" or "/actions")
            {
                await visitor.SignInAsync();
            }

            await visitor.OpenAsync(path.Replace("{sample}", await SampleAsync(visitor)));
            await visitor.Page.EvaluateAsync("() => document.fonts.ready");
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

    [Fact(Explicit = true)]
    public async Task The_pictures_of_a_workshop_are_made()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 7);
        await room.ChooseAsync(2);
        await room.OpenVoteAsync();
        await VoteAsync(["1", "2", "2", "3", "4", "4", "5"]);
        await PictureAsync(room.Phones[3], "phone");
        await room.RevealAsync();
        await room.DoAsync("Vote again");
        await VoteAsync(["2", "3", "2", "3", "3", "4", "3"]);
        await room.RevealAsync();
        await Assertions.Expect(room.Projector.Page.Locator(".level-bar-before")).ToHaveCountAsync(6);
        await PictureAsync(room.Projector, "projector");
        await PictureAsync(room.Facilitator, "console");

        async Task VoteAsync(string[] choices)
        {
            foreach (var (phone, choice) in room.Phones.Zip(choices))
            {
                await Assertions.Expect(phone.Page.Locator("#status")).Not.ToContainTextAsync("Received");
                await WorkshopRoom.TapAsync(phone, choice);
                await WorkshopRoom.ReceivedAsync(phone);
            }
        }
    }

    private static Task PictureAsync(Visitor visitor, string name) => visitor.Page.ScreenshotAsync(
        new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "docs", "screenshots", name + ".png") });

    private static async Task<string> SampleAsync(Visitor visitor)
    {
        var links = visitor.Page.Locator("a[href^='/assessments/'][href$='/results']");
        return await links.CountAsync() == 0 ? "" : (await links.First.GetAttributeAsync("href"))!.Replace("/results", "");
    }
}
