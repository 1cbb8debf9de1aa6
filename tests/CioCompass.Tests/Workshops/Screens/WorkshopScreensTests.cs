using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Operations;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Workshops.Screens;

/// <summary>The console and the projector over a real workshop.</summary>
public sealed class WorkshopScreensTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync());
        bunit = ReaderContext.For(room.Database, room.Consultant);
        bunit.Services.AddSingleton(room.Workshops);
        bunit.Services.AddSingleton(room.Rounds);
        bunit.Services.AddSingleton(room.Reader);
        bunit.Services.AddSingleton(room.Database.Get<WorkshopFeed>());
        bunit.Services.AddSingleton(room.Database.Get<AssessmentService>());
        bunit.Services.AddSingleton(room.Database.Get<TimeProvider>());
        bunit.Services.AddSingleton(new JoinAddresses(new NoServer(), Options.Create(new CompassOptions())));
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

        Assert.Equal(["0", "1", "0", "2", "0"], screen.FindAll(".level-bar-count").Select(c => c.TextContent));
        Assert.Equal(["0", "1", "0", "2", "0"], screen.FindAll("tbody td").Select(c => c.TextContent));
        Assert.Matches(@"\w+ · 0\.\d\d", screen.Find(".room-facts").TextContent);
        Assert.Contains("1 at levels 1–2, 2 at levels 3–5", screen.Find(".room-fact-wide").TextContent);
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
        console.WaitForAssertion(() => Assert.Contains("3 of 3 voted", console.Find(".round-count").TextContent));
        await ClickAsync(console, "Close the vote");
        await ClickAsync(console, "Reveal the result");
        console.WaitForElement(".agreement");
        await console.InvokeAsync(() => console.FindAll("input[name=agreed]")[2].ChangeAsync(new ChangeEventArgs { Value = "on" }));
        await console.InvokeAsync(() => console.Find(".agreement form").SubmitAsync());

        console.WaitForAssertion(() => Assert.Contains("Recorded", console.Find(".agreement .notice-success").TextContent));
        Assert.True((await room.ViewAsync()).Agenda.Single(i => i.RoundId == round).IsAgreed);
    }

    [Fact]
    public async Task A_locked_question_cannot_be_opened_and_says_why()
    {
        var locked = (await room.ViewAsync()).Agenda.First(i => i.IsLocked);

        var console = Console(locked.RoundId);

        Assert.True(Button(console, "Open the vote")!.HasAttribute("disabled"));
        Assert.Contains("first theme", console.Find(".round-panel .notice-caution").TextContent);
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
    public async Task The_results_show_what_was_agreed_with_both_votes_the_reason_and_the_dissent()
    {
        var first = await room.OpenRoundAsync();
        await room.VoteAsync(first, BallotValue.Level(1), BallotValue.Level(2), BallotValue.Level(4));
        await room.RevealAsync(first);
        var second = (await room.Rounds.ReopenAsync(first, null, room.Consultant, CancellationToken.None)).RoundId!.Value;
        await room.VoteAsync(second, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(4));
        await room.RevealAsync(second);
        await room.Database.Get<AgreementService>().AgreeAsync(
            second, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), "Two teams do it.", "<i>Sales</i> does not."), room.Consultant, CancellationToken.None);
        await using var db = room.Database.Open();
        var set = db.Assessments.Single(a => a.Id == room.AssessmentId).QuestionSetId;

        var results = bunit.Render<RoomAgreements>(p => p.Add(r => r.AssessmentId, room.AssessmentId).Add(r => r.QuestionSetId, set));

        results.WaitForElement(".room-agreement");
        Assert.Contains("Agreed: 3 · Defined", results.Find(".room-agreed").TextContent);
        Assert.Equal(["Two teams do it.", "<i>Sales</i> does not."], results.FindAll(".room-words").Select(w => w.TextContent));
        Assert.Equal(["0", "0", "2", "1", "0"], results.FindAll(".level-bar-count").Select(c => c.TextContent));
        Assert.Equal(5, results.FindAll(".level-bar-before").Count);
    }

    [Theory]
    [InlineData("", 0, 3, 3, 3)]
    [InlineData("Sales does not.", 1, 3, 3, 3)]
    [InlineData("", 1, 1, 3, 5)]
    public async Task A_minority_view_and_a_weak_consensus_can_become_an_action(string minority, int buttons, params int[] votes)
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, [.. votes.Select(v => BallotValue.Level(v))]);
        await room.RevealAsync(round);
        await room.Database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), "", minority), room.Consultant, CancellationToken.None);
        await using var db = room.Database.Open();
        var set = db.Assessments.Single(a => a.Id == room.AssessmentId).QuestionSetId;
        var results = bunit.Render<RoomAgreements>(
            p => p.Add(r => r.AssessmentId, room.AssessmentId).Add(r => r.QuestionSetId, set).Add(r => r.MayEdit, true));
        results.WaitForElement(".room-agreement");

        Assert.Equal(buttons, results.FindAll(".question-actions > button").Count);
        foreach (var button in results.FindAll(".question-actions > button"))
        {
            await button.ClickAsync();
            await results.Find(".action-form").SubmitAsync();
        }

        var made = await room.Database.Get<ActionService>().ForAsync(room.AssessmentId, room.Consultant, CancellationToken.None);
        Assert.Equal(buttons, made.Count(a => a.Origin == ActionOrigin.Dissent && a.QuestionKey is not null));
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

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
