using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;
using CioCompass.Web.Features.Workshops.Console;
using CioCompass.Web.Features.Workshops.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Screens;

/// <summary>The console and the projector over a real workshop.</summary>
public sealed class WorkshopScreensTests : IAsyncLifetime
{
    private readonly FailingConnections connections = new();
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync(services => services.Intercept(connections)));
        bunit = RoomScreens.For(room);
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await room.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task The_projector_shows_how_to_join_until_the_first_round()
    {
        var screen = Screen();

        Assert.Equal((await room.ViewAsync()).JoinCode, screen.Find(".screen-code").TextContent);
        Assert.Single(screen.FindAll("svg.qr"));

        await room.OpenRoundAsync();
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll("svg.qr")));
        Assert.NotNull(screen.Find(".screen-voting"));
    }

    [Fact]
    public async Task A_projector_that_is_left_open_survives_a_database_that_is_away_for_a_moment()
    {
        var screen = Screen();
        screen.WaitForElement(".screen-code");

        connections.AreDown = true;
        room.Database.Get<WorkshopFeed>().Publish(room.Id, WorkshopChangeKind.RoundOpened);
        await Patience.UntilAsync(() => connections.Refused > 0);
        Assert.NotNull(screen.Find(".screen-code"));
        connections.AreDown = false;
        await room.OpenRoundAsync();

        screen.WaitForElement(".screen-voting");
    }

    [Fact]
    public async Task Before_the_reveal_the_projector_has_nothing_but_the_count()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(4), BallotValue.Level(4));
        await room.CloseAsync(round);

        var screen = Screen();

        Assert.StartsWith("3", screen.Find(".numeral").TextContent);
        Assert.Empty(screen.FindAll(".level-bar"));
    }

    [Fact]
    public async Task After_the_reveal_it_has_bars_a_table_and_the_consensus_in_word_and_number()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(4), BallotValue.Level(4));
        await room.RevealAsync(round);

        var screen = Screen();

        Assert.Equal(["0", "1", "0", "2", "0", "0"], screen.FindAll(".level-bar-count").Select(c => c.TextContent));
        Assert.Equal(["0", "1", "0", "2", "0", "0"], screen.FindAll("tbody td").Select(c => c.TextContent));
        Assert.Equal("Fair consensus around level 4", screen.Find("figcaption").TextContent);
        Assert.Matches(@"fair 0\.\d\d", screen.Find(".room-facts").TextContent);
        Assert.Contains("1 at level 2, 2 at level 4", screen.Find(".room-fact-wide").TextContent);
    }

    [Fact]
    public async Task A_room_in_two_camps_is_named_by_them_in_words_and_has_no_median_on_the_wall()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, [.. new[] { 1, 1, 1, 5, 5, 5 }.Select(level => BallotValue.Level(level))]);
        await room.RevealAsync(round);

        var screen = Screen();

        Assert.Equal("No consensus: 3 at level 1, 3 at level 5", screen.Find("figcaption").TextContent);
        Assert.Equal("none 0.00", screen.Find(".room-facts dd").TextContent.Trim());
        Assert.Single(screen.FindAll(".room-facts dd"));
    }

    [Fact]
    public async Task Where_most_do_not_know_the_wall_says_so_and_nothing_of_the_one_level()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.DontKnow, BallotValue.DontKnow, BallotValue.DontKnow, BallotValue.DontKnow);
        await room.RevealAsync(round);

        var screen = Screen();

        Assert.Equal("4 of 5 do not know", screen.Find("figcaption").TextContent);
        Assert.Equal(["1", "4"], screen.FindAll(".level-bar-count").Select(c => c.TextContent));
        Assert.DoesNotContain("onsensus", screen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Defined", screen.Find(".room-result").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_sure_people_were_is_on_the_wall()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(
            round,
            [.. Enumerable.Repeat(BallotValue.Level(2, Confidence.Low), 3), .. Enumerable.Repeat(BallotValue.Level(4, Confidence.High), 4)]);
        await room.RevealAsync(round);

        Assert.Contains("3 not very sure, 4 very sure", Screen().Find(".room-facts").TextContent);
        Assert.Contains("3 not very sure, 4 very sure", Console().Find(".room-facts").TextContent);
    }

    [Fact]
    public async Task Below_the_minimum_count_nothing_is_drawn()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(4));
        await room.RevealAsync(round);

        var screen = Screen();
        var console = Console();

        Assert.Contains("fewer than 3", screen.Find(".room-withheld").TextContent);
        Assert.Empty(screen.FindAll(".level-bar, table"));
        Assert.Empty(console.FindAll(".level-bar, .agreement"));
    }

    [Fact]
    public async Task Guesses_and_the_published_figure_stand_on_one_axis_with_the_source_and_the_comparison()
    {
        var figure = (await room.ViewAsync()).Agenda.First(i => i.Subject.Kind == RoundKind.Guess).Subject;
        var round = await room.OpenRoundAsync(figure.Key, RoundKind.Guess);
        await room.VoteAsync(round, BallotValue.Guess(20), BallotValue.Guess(40), BallotValue.Guess(100));
        await room.RevealAsync(round);

        var screen = Screen();

        Assert.Equal(3, screen.FindAll(".axis-guess").Count);
        Assert.Contains($"{figure.Statistic!.Percentage}%", screen.Find(".axis-published-text").TextContent);
        Assert.Contains(figure.Statistic.Source.Publisher, screen.Find(".source-line").TextContent);
        Assert.Contains("median guess is 40%", screen.Find(".figure-words").TextContent);
        Assert.Contains("Comparison:", screen.Find(".figure-words").TextContent);
    }

    [Fact]
    public async Task The_console_leads_a_round_from_opening_to_the_agreed_answer()
    {
        var round = await room.RoundAsync("initiatives");
        var console = Console(round);

        await ClickAsync(console, "Open the vote");
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(4));
        room.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        console.WaitForAssertion(() => Assert.Contains("voted · present: 3 · joined: 3", console.Find(".round-count").TextContent));
        await ClickAsync(console, "Close the vote");
        await ClickAsync(console, "Reveal the result");
        console.WaitForElement(".agreement");
        await console.InvokeAsync(() => console.FindAll("input[name=agreed]")[2].ChangeAsync(new ChangeEventArgs { Value = "on" }));
        await console.InvokeAsync(() => console.Find("#rationale").InputAsync(new ChangeEventArgs { Value = "Two teams" }));
        await console.InvokeAsync(() => console.Find("#rationale").BlurAsync(new()));

        console.WaitForAssertion(() => Assert.Contains("Recorded", console.Find(".agreement .notice-success").TextContent));
        Assert.True((await room.ViewAsync()).Agenda.Single(i => i.RoundId == round).IsAgreed);
        var agreed = Assert.Single(await room.Database.Get<AgreementService>().ListAsync((await room.ViewAsync()).AssessmentId, room.Consultant, CancellationToken.None));
        Assert.Equal((Answer.Rated(3), "Two teams"), (agreed.Answer, agreed.Rationale));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/screen")]
    public async Task A_screen_that_goes_to_another_workshop_follows_that_one_only(string screen)
    {
        var feed = room.Database.Get<WorkshopFeed>();
        var created = await room.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(room.Organisation.Id, "Autumn 2026", new DateOnly(2026, 9, 7), null), room.Consultant, CancellationToken.None);
        var another = await WorkshopRoom.OverAsync(room.Database, room.Consultant, created.Id!.Value);
        var (code, otherCode) = ((await room.ViewAsync()).JoinCode!, (await another.ViewAsync()).JoinCode!);
        var shell = bunit.Open($"/workshops/{room.Id}{screen}");
        shell.WaitForAssertion(() => Assert.Contains(code, shell.Markup, StringComparison.Ordinal));
        await Patience.UntilAsync(() => feed.Subscribers(room.Id) == 1);

        await shell.InvokeAsync(() => bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/workshops/{another.Id}{screen}"));

        shell.WaitForAssertion(() => Assert.Contains(otherCode, shell.Markup, StringComparison.Ordinal));
        await Patience.UntilAsync(() => feed.Subscribers(room.Id) == 0 && feed.Subscribers(another.Id) == 1);
        await another.OpenRoundAsync();
        shell.WaitForAssertion(() => Assert.Contains(screen.Length == 0 ? "round-count" : "screen-voting", shell.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_question_cannot_be_opened_and_says_why()
    {
        var locked = (await room.ViewAsync()).Agenda.First(i => i.IsLocked);

        var console = Console(locked.RoundId);

        Assert.True(Button(console, "Open the vote")!.HasAttribute("disabled"));
        Assert.Contains("these 3 questions have a level", console.Find(".gate-panel h3").TextContent);
        Assert.Equal(3, console.FindAll(".gate-missing li").Count);
    }

    [Fact]
    public async Task What_another_screen_left_open_is_said_when_a_second_vote_is_opened()
    {
        await room.OpenRoundAsync("initiatives");
        var console = Console(await room.RoundAsync("customer-bond"));

        await ClickAsync(console, "Open the vote");

        console.WaitForAssertion(() => Assert.Contains("Another vote is running", console.Find(".notice-error").TextContent));
    }

    [Fact]
    public async Task Those_who_gave_a_name_are_listed_to_the_facilitator_and_to_nobody_else()
    {
        await room.JoinAsync("Zoë");
        await room.JoinAsync("<b>Bob</b>");
        await room.JoinAsync();

        Assert.Equal("Present: <b>Bob</b>, Zoë", Console().Find(".join-names").TextContent);
        Assert.DoesNotContain("Zoë", Screen().Markup);
    }

    [Fact]
    public async Task Closing_the_workshop_asks_first()
    {
        var console = Console();

        await ClickAsync(console, "Close the workshop");
        Assert.Equal(WorkshopStatus.Open, (await room.ViewAsync()).Status);
        await ClickAsync(console, "Yes, close it");

        console.WaitForAssertion(() => Assert.Empty(console.FindAll(".join-panel")));
        Assert.Equal(WorkshopStatus.Closed, (await room.ViewAsync()).Status);
    }

    [Fact]
    public async Task A_page_that_is_left_no_longer_listens()
    {
        var screen = Screen();
        var feed = room.Database.Get<WorkshopFeed>();
        screen.WaitForAssertion(() => Assert.Equal(1, feed.Subscribers(room.Id)));

        await bunit.DisposeComponentsAsync();

        screen.WaitForState(() => feed.Subscribers(room.Id) == 0);
    }

    private IRenderedComponent<ScreenPage> Screen()
    {
        var screen = bunit.Render<ScreenPage>(p => p.Add(s => s.Id, room.Id));
        screen.WaitForElement(".screen-lobby, .screen-round, .screen-middle");
        return screen;
    }

    private IRenderedComponent<WorkshopPage> Console(Guid? round = null)
    {
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/workshops/{room.Id}" + (round is null ? "" : $"?round={round}"));
        var console = bunit.Render<WorkshopPage>(p => p.Add(c => c.Id, room.Id));
        console.WaitForElement(".console");
        return console;
    }

    /// <summary>Found and clicked in one step of the renderer: the feed may draw the page anew at any time.</summary>
    private static async Task ClickAsync(IRenderedComponent<WorkshopPage> console, string text)
    {
        console.WaitForState(() => Button(console, text) is not null);
        await console.InvokeAsync(() => Button(console, text)!.ClickAsync());
    }

    private static AngleSharp.Dom.IElement? Button(IRenderedComponent<WorkshopPage> console, string text) =>
        console.FindAll("button").FirstOrDefault(b => b.TextContent.Trim() == text);
}
