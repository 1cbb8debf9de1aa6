using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops.Screens;
using CioCompass.Web.Features.Workshops.Agreements;
using CioCompass.Web.Features.Workshops.Console;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Agreements;

/// <summary>Agreements on the results and the console: with their dissent, with what became of them, and where there is none.</summary>
public sealed class AgreementScreensTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync();
        bunit = RoomScreens.For(room);
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await room.DisposeAsync();
        english.Dispose();
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
        var results = await RoomAsync();

        Assert.Contains("Agreed: 3 · Defined", results.Find(".room-agreed").TextContent);
        Assert.Equal(["Two teams do it.", "<i>Sales</i> does not."], results.FindAll(".room-words").Select(w => w.TextContent));
        Assert.Equal(["0", "0", "2", "1", "0", "0"], results.FindAll(".level-bar-count").Select(c => c.TextContent));
        Assert.Equal(6, results.FindAll(".level-bar-before").Count);
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
        var results = await RoomAsync();

        Assert.Equal(buttons, results.FindAll(".question-actions > button").Count);
        foreach (var button in results.FindAll(".question-actions > button"))
        {
            await button.ClickAsync();
            await results.InvokeAsync(() => results.Find(".action-form").SubmitAsync());
        }

        var made = await room.Database.Get<ActionService>().ForAsync(room.AssessmentId, room.Consultant, CancellationToken.None);
        Assert.Equal(buttons, made.Count(a => a.Origin == ActionOrigin.Dissent && a.QuestionKey is not null));
    }

    [Fact]
    public async Task The_results_say_what_became_of_an_agreement_and_what_was_voted_on_without_one()
    {
        var agreed = await RevealAsync("initiatives", 3, 3, 3);
        await AgreeAsync(agreed, 3);
        await RevealAsync("customer-bond", 1, 1, 1, 5, 5, 5);
        await AnswerAsync("initiatives", 3, 5);

        var results = await RoomAsync();

        Assert.Equal(
            "Changed after the agreement: agreed level 3, now level 5; by Carla on 2 March 2026.",
            results.Find("[aria-labelledby=room-title] .agreement-changed").TextContent);
        var open = results.Find("[aria-labelledby=open-dissent-title]");
        Assert.Contains("One question", open.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["3", "0", "0", "0", "3"], open.QuerySelectorAll(".level-bar-count").Take(5).Select(c => c.TextContent));
        Assert.StartsWith($"/workshops/{room.Id}?round=", open.QuerySelector("a.btn")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_marks_a_vote_without_an_agreement_and_an_agreement_that_no_longer_holds()
    {
        var agreed = await RevealAsync("initiatives", 3, 3, 3);
        await AgreeAsync(agreed, 3);
        await AnswerAsync("initiatives", 3, 5);
        var open = await RevealAsync("customer-bond", 1, 1, 5);

        var console = Console(agreed);

        Assert.Contains("agreed level 3, now level 5; by Carla", console.Find(".console-main .agreement-changed").TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed since", console.Find($"a[href*='{agreed}'] .agenda-state").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Agreed", console.Find($"a[href*='{agreed}'] .agenda-state").TextContent, StringComparison.Ordinal);
        Assert.Contains("No agreement yet", console.Find($"a[href*='{open}'] .agenda-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_names_what_was_voted_on_without_an_agreement_and_offers_going_there()
    {
        await AgreeAsync(await RevealAsync("initiatives", 3, 3, 3), 3);
        var open = await RevealAsync("customer-bond", 1, 1, 1, 5, 5, 5);
        var console = Console();

        await console.InvokeAsync(() => console.FindAll("button").Single(b => b.TextContent == "Close the workshop").ClickAsync());

        var asked = console.Find("[role=alertdialog]");
        var link = Assert.Single(asked.QuerySelectorAll(".close-dissents a"));
        Assert.Contains("customers", link.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith($"round={open}", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("no agreement recorded yet: 1", asked.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<WorkshopPage> Console(Guid? round = null)
    {
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/workshops/{room.Id}" + (round is null ? "" : $"?round={round}"));
        var console = bunit.Render<WorkshopPage>(p => p.Add(c => c.Id, room.Id));
        console.WaitForElement(".console");
        return console;
    }

    /// <summary>Renders the room's part of the results page for somebody who may edit.</summary>
    private async Task<IRenderedComponent<RoomAgreements>> RoomAsync()
    {
        var set = await room.Database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        var agreement = await room.Database.Get<AgreementService>().FindAsync(room.AssessmentId, room.Consultant, CancellationToken.None);
        return bunit.Render<RoomAgreements>(p => p
            .Add(r => r.AssessmentId, room.AssessmentId).Add(r => r.Questions, set).Add(r => r.Room, agreement).Add(r => r.MayEdit, true));
    }

    private async Task<Guid> RevealAsync(string question, params int[] levels)
    {
        var round = await room.OpenRoundAsync(question);
        await room.VoteAsync(round, [.. levels.Select(l => BallotValue.Level(l))]);
        await room.RevealAsync(round);
        return round;
    }

    private async Task AgreeAsync(Guid round, int level) => Assert.IsType<AgreeResult.Saved>(
        await room.Database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Unanswered, Answer.Rated(level), "", ""), room.Consultant, CancellationToken.None));

    private async Task AnswerAsync(string question, int seen, int wanted) => Assert.IsType<SaveResult.Saved>(
        await room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, question, new ResponseContent { Answer = Answer.Rated(seen) }, new ResponseContent { Answer = Answer.Rated(wanted) },
            room.Consultant, CancellationToken.None));
}
