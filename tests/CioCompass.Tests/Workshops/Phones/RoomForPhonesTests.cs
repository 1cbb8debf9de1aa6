using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Web.Hosting.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>A ballot that was made for one phone and is shown to the next.</summary>
public sealed partial class RoomForPhonesTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(RoundKind.Question, null)]
    [InlineData(RoundKind.Guess, 90)]
    [InlineData(RoundKind.Position, null)]
    public async Task The_next_phone_gets_the_page_that_would_have_been_made_for_it(RoundKind kind, int? seconds)
    {
        await app.OpenRoundAsync(kind, seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        using var ann = await app.JoinedPhoneAsync("Ann & Co");
        using var ben = await app.JoinedPhoneAsync("Ben <b>");

        var kept = await ben.Client.GetStringAsync("/join/room", Cancel);
        app.Services.GetRequiredService<KeptPages>().Drop();
        var made = await ben.Client.GetStringAsync("/join/room", Cancel);

        Assert.Equal(Same(made), Same(kept));
        Assert.Contains("Ben &lt;b&gt;", kept);
        Assert.DoesNotContain("Ann", kept);
        Assert.DoesNotContain("<!--Blazor-", kept);
    }

    [Fact]
    public async Task Each_phone_has_a_token_and_a_ballot_key_of_its_own_and_can_vote_with_them()
    {
        var round = await app.OpenRoundAsync();
        using var ann = await app.JoinedPhoneAsync("Ann");
        using var ben = await app.JoinedPhoneAsync("Ben");
        var (first, second) = (await ann.RoomAsync(), await ben.RoomAsync());

        Assert.NotEqual(first.Fields("ballot")["__RequestVerificationToken"], second.Fields("ballot")["__RequestVerificationToken"]);
        Assert.NotEqual(first.Fields("ballot")["Input.Key"], second.Fields("ballot")["Input.Key"]);
        Assert.Equal(HttpStatusCode.OK, (await ben.VoteByFormAsync("4", second)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ben.VoteByFormAsync("5", first)).Status);
        Assert.Equal(["4"], await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_choice_is_shown_to_the_phone_that_made_it_and_to_no_other()
    {
        await app.OpenRoundAsync();
        using var ann = await app.JoinedPhoneAsync();
        using var ben = await app.JoinedPhoneAsync();
        await ann.VoteByFormAsync("2");

        var (own, other) = (await ann.RoomAsync(), await ben.RoomAsync());

        Assert.Equal("2", own.Document.QuerySelector("input[name='Input.Choice'][checked]")?.GetAttribute("value"));
        Assert.Null(other.Document.QuerySelector("input[checked]"));
        Assert.Equal(("2", "1"), (own.Document.QuerySelector("#room")!.GetAttribute("data-next"), other.Document.QuerySelector("#room")!.GetAttribute("data-next")));
    }

    [Fact]
    public async Task A_change_of_the_round_is_seen_at_once()
    {
        var round = await app.OpenRoundAsync();
        using var ann = await app.JoinedPhoneAsync();
        using var ben = await app.JoinedPhoneAsync();
        Assert.NotNull((await ben.RoomAsync()).Document.QuerySelector("form.ballot"));

        await app.CloseRoundAsync(round);
        Assert.Null((await ben.RoomAsync()).Document.QuerySelector("form.ballot"));
        await app.OpenRoundAsync(RoundKind.Guess);
        Assert.NotNull((await ann.RoomAsync()).Document.QuerySelector("#guess"));
        Assert.NotNull((await ben.RoomAsync()).Document.QuerySelector("#guess"));
    }

    [Fact]
    public async Task Each_language_and_appearance_has_a_page_of_its_own()
    {
        await app.OpenRoundAsync();
        using var english = await app.JoinedPhoneAsync();
        using var dutch = app.NewPhone("nl");
        await dutch.JoinAsync(app.Code);

        Assert.Equal("en", (await english.RoomAsync()).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("nl", (await dutch.RoomAsync()).Document.DocumentElement.GetAttribute("lang"));
        await english.OpenAsync("/join/room?appearance=dark");
        Assert.Equal("dark", (await english.RoomAsync()).Document.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("system", (await dutch.RoomAsync()).Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task A_phone_that_has_not_joined_or_has_left_sees_no_ballot()
    {
        await app.OpenRoundAsync();
        using var ann = await app.JoinedPhoneAsync();
        using var stranger = app.NewPhone();

        Assert.Null((await stranger.RoomAsync()).Document.QuerySelector("form.ballot"));
        await ann.PostAsync("/join/room", (await ann.RoomAsync()).Fields("leave"));
        Assert.Null((await ann.RoomAsync()).Document.QuerySelector("form.ballot"));
    }

    [Fact]
    public async Task The_token_of_somebody_who_is_signed_in_is_theirs()
    {
        var round = await app.OpenRoundAsync();
        using var other = await app.JoinedPhoneAsync();
        using var admin = await app.JoinedPhoneAsync();
        await admin.Client.SignInAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, (await admin.VoteByFormAsync("3")).Status);
        Assert.Equal(["3"], await app.OpenBallotsAsync(round));
    }

    /// <summary>Without what is new with every page.</summary>
    private static string Same(string html) => Fresh().Replace(html, "");

    [GeneratedRegex("""(?<=(name="__RequestVerificationToken"|name="Input\.Key") value=")[^"]*|(?<=data-seconds=")\d+|<!--Blazor-.*?-->""")]
    private static partial Regex Fresh();
}
