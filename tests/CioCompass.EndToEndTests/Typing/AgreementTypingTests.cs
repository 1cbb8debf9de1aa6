using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>The words of an agreement, while the facilitator talks and clicks on.</summary>
public sealed class AgreementTypingTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Reason_and_minority_view_survive_the_next_question_and_are_stored_as_they_were_typed()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        await room.ChooseAsync(2);
        await room.OpenVoteAsync();
        foreach (var (phone, choice) in room.Phones.Zip(["2", "3", "3"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.RevealAsync();
        await room.Facilitator.Page.WaitForSelectorAsync("#rationale");
        await using var network = new DelayProxy(room.App.Address);
        await using var facilitator = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await facilitator.SignInAsync();
        var page = facilitator.Page;
        await facilitator.OpenAsync(new Uri(room.Facilitator.Page.Url).PathAndQuery);

        // No level yet: the words stay in the browser, and an item of the agenda may be clicked.
        var typist = new Typist(facilitator, network);
        var first = await typist.TypeEverywhereAsync(".agreement");
        Assert.Equal(["rationale", "minority"], first.Select(t => t.Field));
        await Assertions.Expect(page.Locator(".agreement-state")).ToContainTextAsync("Choose the level");
        await page.Locator(".agenda li a").Nth(3).ClickAsync();
        await Assertions.Expect(page.Locator(".agreement")).ToHaveCountAsync(0);
        await page.Locator(".agenda li a").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator("#rationale")).ToHaveValueAsync(first[0].Text);
        await Assertions.Expect(page.Locator("#minority")).ToHaveValueAsync(first[1].Text);
        await facilitator.AssertSoundAsync();

        await page.Locator(".agree-level input").Nth(2).CheckAsync();
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToContainTextAsync("Recorded");
        Assert.Equal([$"{first[0].Text}|{first[1].Text}|3"], Stored(room));

        // With a level, Next is clicked in the middle of a word, eight networks in a row.
        for (var time = 0; time < 8; time++)
        {
            var texts = await typist.TypeEverywhereAsync(".agreement");
            await page.Locator(".agenda li a").Nth(3).ClickAsync();
            await Assertions.Expect(page.Locator(".agreement")).ToHaveCountAsync(0);
            await page.Locator(".agenda li a").Nth(2).ClickAsync();
            await Assertions.Expect(page.Locator("#minority")).ToHaveValueAsync(texts[1].Text);
            Assert.Equal([$"{texts[0].Text}|{texts[1].Text}|3"], Stored(room));
        }

        facilitator.AssertNoProblems();
    }

    private static IReadOnlyList<string> Stored(WorkshopRoom room) =>
        DatabaseFile.Query(room.App, "SELECT Rationale || '|' || MinorityView || '|' || Level FROM AgreedAnswers");
}
