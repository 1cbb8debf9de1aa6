using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Tests.Support;
using CioCompass.Tests.Workshops.Joining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>Joining over HTTP, without script.</summary>
public sealed partial class JoinPageTests : IAsyncLifetime
{
    private WorkshopApp app = null!;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync(time: new FakeTimeProvider(TestDatabase.Start));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_code_on_the_screen_brings_a_phone_into_the_room()
    {
        using var phone = app.NewPhone();

        var room = await phone.JoinAsync(app.Code);

        Assert.Equal("/join/room", room.Address);
        Assert.Contains("You are in", room.Text);
        Assert.Equal(1, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task The_code_may_be_typed_in_small_letters_and_with_spaces()
    {
        using var phone = app.NewPhone();

        Assert.Contains("You are in", (await phone.JoinAsync($" {app.Code.ToLowerInvariant().Replace("-", " ")} ")).Text);
    }

    [Fact]
    public async Task The_address_of_the_QR_code_has_the_code_filled_in_already()
    {
        using var phone = app.NewPhone();

        var page = await phone.OpenAsync($"/join/{app.Code}");

        Assert.Equal(app.Code, page.Document.QuerySelector("#input-code")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_phone_that_is_in_goes_straight_to_the_room_and_stays_one_participant()
    {
        using var phone = await app.JoinedPhoneAsync();

        Assert.Equal("/join/room", (await phone.OpenAsync("/join")).Address);
        Assert.Equal("/join/room", (await phone.OpenAsync($"/join/{app.Code}")).Address);
        Assert.Equal("/join/ABCDEFGH", (await phone.OpenAsync("/join/ABCDEFGH")).Address);
        Assert.Equal(1, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task An_unknown_code_and_that_of_a_closed_workshop_get_the_same_answer()
    {
        await app.CloseWorkshopAsync();
        using var phone = app.NewPhone();

        var closed = await phone.JoinAsync(app.Code);
        var unknown = await phone.JoinAsync("ABCD-EFGH");
        var nonsense = await phone.JoinAsync("<script>");

        Assert.Equal("No open workshop has this code. Check the screen.", closed.Document.QuerySelector(".field-error")!.TextContent);
        Assert.Equal(closed.Document.QuerySelector(".field-error")!.TextContent, unknown.Document.QuerySelector(".field-error")!.TextContent);
        Assert.Equal(closed.Document.QuerySelector(".field-error")!.TextContent, nonsense.Document.QuerySelector(".field-error")!.TextContent);
        Assert.Equal((closed.Status, unknown.Status), (nonsense.Status, closed.Status));
    }

    [Fact]
    public async Task After_ten_wrong_codes_in_a_minute_a_phone_waits_but_the_right_code_still_joins()
    {
        using var guesser = app.NewPhone();
        foreach (var _ in Enumerable.Range(0, 10))
        {
            Assert.Equal(HttpStatusCode.OK, (await guesser.JoinAsync("ABCD-EFGH")).Status);
        }

        var fields = (await guesser.OpenAsync("/join")).Fields("join");
        fields["Input.Code"] = "ABCD-EFGH";
        using var refused = await guesser.Client.PostAsync("/join", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("You are in", (await guesser.JoinAsync(app.Code)).Text);
    }

    [Fact]
    public async Task While_joining_is_closed_the_right_code_says_whom_to_ask_and_who_is_in_goes_on()
    {
        using var inside = await app.JoinedPhoneAsync();
        var access = app.Services.GetRequiredService<RoomAccess>();
        await access.CloseJoiningAsync(app.WorkshopId, closed: true, app.Facilitator, CancellationToken.None);
        using var outside = app.NewPhone();

        Assert.Contains("Joining is closed", (await outside.JoinAsync(app.Code)).Document.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("/join/room", (await inside.OpenAsync("/join")).Address);
        Assert.Equal(1, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task Beyond_what_a_room_of_the_expected_number_may_join_a_phone_is_asked_to_come_back()
    {
        await using var crowd = await WorkshopApp.StartAsync(services => services.AddSingleton(JoinRates.WithoutRefill()));
        await crowd.Services.GetRequiredService<RoomAccess>().ExpectAsync(crowd.WorkshopId, 1, crowd.Facilitator, CancellationToken.None);
        crowd.Services.GetRequiredService<JoinRate>().Spend(crowd.WorkshopId, 1);

        using var phone = crowd.NewPhone();
        var fields = (await phone.OpenAsync("/join")).Fields("join");
        fields["Input.Code"] = crowd.Code;
        using var crowded = await phone.Client.PostAsync("/join", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.TooManyRequests, crowded.StatusCode);
        Assert.InRange(crowded.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, JoinRates.Longest.TotalSeconds);
        Assert.Contains("Very many phones are joining", await crowded.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("en", "at least 3 people answered", "several phones")]
    [InlineData("nl", "minstens 3 mensen", "meerdere telefoons")]
    [InlineData("fr", "au moins 3 personnes", "plusieurs téléphones")]
    public async Task A_phone_says_what_the_minimum_count_protects_from_and_what_not(string language, string does, string doesNot)
    {
        using var phone = app.NewPhone(language);

        foreach (var page in new[] { await phone.OpenAsync("/join"), await phone.JoinAsync(app.Code) })
        {
            var note = page.Document.QuerySelector(".protection")!.TextContent;
            Assert.Contains(does, note);
            Assert.Contains(doesNot, note);
        }
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_and_nobody_joins()
    {
        using var phone = app.NewPhone();

        var page = await phone.JoinAsync(app.Code, new string('x', 41));

        Assert.Contains("at most 40", page.Document.QuerySelector(".field-error")!.TextContent);
        Assert.Equal(app.Code, page.Document.QuerySelector("#input-code")!.GetAttribute("value"));
        Assert.Equal(0, await app.ParticipantsAsync());
    }

    [Fact]
    public async Task A_hostile_name_is_shown_as_plain_text()
    {
        using var phone = app.NewPhone();

        var room = await phone.JoinAsync(app.Code, "<img src=x onerror=alert(1)>");

        Assert.Contains("<img src=x onerror=alert(1)>", room.Text);
        Assert.Empty(room.Document.QuerySelectorAll("img"));
    }

    [Fact]
    public async Task Leaving_forgets_the_phone()
    {
        using var phone = await app.JoinedPhoneAsync();

        var after = await phone.PostAsync("/join/room", (await phone.RoomAsync()).Fields("leave"));

        Assert.Equal("/join", after.Address);
        Assert.Equal(0, await app.ParticipantsAsync());
        Assert.Contains("over", (await phone.RoomAsync()).Text);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var phone = app.NewPhone();

        var page = await phone.PostAsync("/join", [KeyValuePair.Create("_handler", "join"), KeyValuePair.Create("Input.Code", app.Code)]);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(0, await app.ParticipantsAsync());
    }

    [Theory]
    [InlineData("en", "Join the workshop")]
    [InlineData("nl", "Doe mee met de workshop")]
    [InlineData("fr", "Rejoindre l’atelier")]
    public async Task The_page_speaks_the_phones_language(string language, string title)
    {
        using var phone = app.NewPhone(language);

        var page = await phone.OpenAsync("/join");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_first_page_and_all_that_it_loads_weigh_less_than_30_KB()
    {
        using var phone = app.NewPhone();
        phone.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var html = await phone.Client.GetByteArrayAsync("/join");
        var assets = Loaded().Matches(System.Text.Encoding.UTF8.GetString(html)).Select(m => m.Groups[1].Value).ToList();

        var sizes = await Task.WhenAll(assets.Select(async a => (await phone.Client.GetByteArrayAsync("/" + a.TrimStart('/'))).Length));

        Assert.True(assets.Count >= 3, string.Join(", ", assets));
        Assert.InRange(html.Length + sizes.Sum(), 1, 30 * 1024);
    }

    [Fact]
    public async Task Nothing_inline_and_nothing_from_elsewhere_may_run_on_a_phones_page()
    {
        using var phone = await app.JoinedPhoneAsync();
        foreach (var address in new[] { "/join", "/join/room", "/join/state" })
        {
            using var response = await phone.Client.GetAsync(address);
            var policy = string.Join(';', response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("script-src 'self'", policy);
            Assert.DoesNotContain("unsafe", policy);
        }
    }

    /// <summary>Style sheets, scripts, fonts and icons that the page asks for.</summary>
    [GeneratedRegex("""(?:<link[^>]+href|<script[^>]+src)="([^"]+)""")]
    private static partial Regex Loaded();
}
