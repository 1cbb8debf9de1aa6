using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>A page that was made for one phone is shown to another, with nothing of the first in it.</summary>
public sealed class SharedRoomTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync(time: new FakeTimeProvider(TestDatabase.Start));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_second_phone_gets_the_page_of_the_first_with_its_own_name_token_and_key()
    {
        using var first = app.NewPhone();
        using var second = await app.JoinedPhoneAsync("Bea & Co");
        await app.OpenRoundAsync(timer: TimeSpan.FromMinutes(2));

        var made = await first.JoinAsync(app.Code, """Ann" <b>""");
        var kept = await second.RoomAsync();

        Assert.Equal("/join/room", made.Address);
        Assert.Matches("^Bea & Co · [0-9A-Z]{4}$", kept.Document.GetElementById("display-name")!.TextContent);
        Assert.StartsWith("""Ann" <b> · """, made.Document.GetElementById("display-name")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", kept.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotEqual(Value(made, "__RequestVerificationToken"), Value(kept, "__RequestVerificationToken"));
        Assert.NotEqual(Value(made, "Input.Key"), Value(kept, "Input.Key"));
        Assert.Equal(made.Document.Title, kept.Document.Title);
        Assert.Equal(WithoutOwn(made), WithoutOwn(kept));
    }

    [Fact]
    public async Task A_kept_page_says_the_same_to_browser_and_proxy_as_one_that_was_made()
    {
        using var phone = await app.JoinedPhoneAsync();
        await app.OpenRoundAsync();

        var made = await HeadersAsync(phone);
        var kept = await HeadersAsync(phone);

        Assert.Equal(made, kept);
        Assert.Contains(kept, h => h.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.Ordinal));
        using var again = await phone.Client.GetAsync("/join/room");
        Assert.True(again.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ballot_reaches_no_other_phones_page(bool voterFirst)
    {
        await app.OpenRoundAsync();
        using var voter = await app.JoinedPhoneAsync();
        using var other = await app.JoinedPhoneAsync();
        if (!voterFirst)
        {
            await other.RoomAsync();
        }

        await voter.VoteByFormAsync("4");
        var own = await voter.RoomAsync();
        var others = await other.RoomAsync();
        var again = await voter.RoomAsync();

        Assert.All([own, again], p => Assert.Equal("4", Chosen(p)));
        Assert.Null(Chosen(others));
    }

    [Fact]
    public async Task What_a_kept_page_holds_is_good_for_voting_by_form_and_by_script()
    {
        var round = await app.OpenRoundAsync();
        using var first = await app.JoinedPhoneAsync();
        using var byForm = await app.JoinedPhoneAsync();
        using var byScript = await app.JoinedPhoneAsync();
        await first.RoomAsync();

        var page = await byForm.RoomAsync();
        await byForm.VoteByFormAsync("2", page);
        await byScript.RoomAsync();
        var answer = await byScript.VoteAsync(new { roundId = round, key = Guid.NewGuid(), sequence = 1, choice = "5" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["2", "5"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task One_phones_token_is_no_good_on_another_phone()
    {
        var round = await app.OpenRoundAsync();
        using var first = await app.JoinedPhoneAsync();
        using var second = await app.JoinedPhoneAsync();
        await first.RoomAsync();
        var token = Value(await first.RoomAsync(), "__RequestVerificationToken");

        var answer = await second.VoteAsync(new { roundId = round, key = Guid.NewGuid(), sequence = 1, choice = "5" }, token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task Every_step_of_a_round_is_on_the_next_page_of_every_phone()
    {
        Phone[] phones = [await app.JoinedPhoneAsync(), await app.JoinedPhoneAsync(), await app.JoinedPhoneAsync()];
        await SeeAsync("The next question will appear here");
        var round = await app.OpenRoundAsync();
        await SeeAsync("How sure");
        foreach (var phone in phones)
        {
            await phone.VoteByFormAsync("3");
        }

        await SeeAsync("Received");
        await app.RevealAsync(round);
        await SeeAsync("All 3 votes at level 3");
        await app.CloseWorkshopAsync();
        await SeeAsync("over");
        Array.ForEach(phones, p => p.Dispose());

        async Task SeeAsync(string text)
        {
            foreach (var phone in phones)
            {
                Assert.Contains(text, (await phone.RoomAsync()).Text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task Each_language_and_appearance_has_a_page_of_its_own()
    {
        await app.OpenRoundAsync();
        using var english = await app.JoinedPhoneAsync();
        using var dutch = app.NewPhone("nl");
        await dutch.JoinAsync(app.Code);
        await english.RoomAsync();

        var inDutch = await dutch.RoomAsync();
        await english.OpenAsync("/join/room?appearance=dark");
        var inDark = await english.RoomAsync();

        Assert.Equal("nl", inDutch.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Weet ik niet", inDutch.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("dark", inDark.Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_the_same_page_and_votes_from_it()
    {
        var round = await app.OpenRoundAsync();
        using var first = await app.JoinedPhoneAsync();
        var made = await first.RoomAsync();
        var (client, _) = await app.SignedInAsync("Dora", Role.Consultant);
        using var consultant = new Phone(client);
        await consultant.JoinAsync(app.Code);

        var page = await consultant.RoomAsync();
        await consultant.VoteByFormAsync("1", page);

        Assert.DoesNotContain("Dora", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(WithoutOwn(made), WithoutOwn(page));
        Assert.Equal(["1"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_language_that_is_asked_for_in_vain_is_named_on_that_page_alone()
    {
        using var phone = await app.JoinedPhoneAsync();
        using var other = await app.JoinedPhoneAsync();

        var asked = await phone.OpenAsync("/join/room?culture=<tlh>");

        Assert.Contains("<tlh>", asked.Document.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await other.RoomAsync()).Document.QuerySelector("aside"));
        Assert.Null((await phone.RoomAsync()).Document.QuerySelector("aside"));
    }

    private static async Task<IReadOnlyList<string>> HeadersAsync(Phone phone)
    {
        using var response = await phone.Client.GetAsync("/join/room", HttpCompletionOption.ResponseHeadersRead);
        return
        [
            .. response.Headers.Concat(response.Content.Headers)
                .Where(h => h.Key is not ("Date" or "Cache-Control" or "Content-Length" or "blazor-enhanced-nav"))
                .Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal),
        ];
    }

    private static string? Value(PhonePage page, string field) => page.Document.QuerySelector($"input[name='{field}']")!.GetAttribute("value");

    private static string? Chosen(PhonePage page) => page.Document.QuerySelector("input[name='Input.Choice'][checked]")?.GetAttribute("value");

    private static string WithoutOwn(PhonePage page)
    {
        foreach (var own in page.Document.QuerySelectorAll("#display-name, #timer, input[name=__RequestVerificationToken], input[name='Input.Key']"))
        {
            own.Remove();
        }

        return page.Document.Body!.InnerHtml;
    }
}
