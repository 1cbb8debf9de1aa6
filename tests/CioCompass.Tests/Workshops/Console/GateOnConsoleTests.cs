using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops.Screens;
using CioCompass.Web.Features.Workshops.Console;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace CioCompass.Tests.Workshops.Console;

/// <summary>A room that agreed "don't know" on all of the inventory: what the console says, and the ways on.</summary>
public sealed class GateOnConsoleTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync());
        bunit = RoomScreens.For(room);
        foreach (var key in WorkshopRoom.Inventory)
        {
            var round = await room.OpenRoundAsync(key);
            await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(3), BallotValue.Level(5), BallotValue.DontKnow);
            await room.RevealAsync(round);
            Assert.IsType<AgreeResult.Saved>(await room.Database.Get<AgreementService>().AgreeAsync(
                round, new AgreeRequest(Answer.Unanswered, Answer.DontKnow, "", ""), room.Consultant, Cancel));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await room.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task The_agenda_never_says_agreed_and_locked_but_what_was_agreed_and_what_the_rest_waits_for()
    {
        var agenda = Console(await room.RoundAsync("initiatives")).Find(".agenda").TextContent;

        Assert.Contains("Agreed: Don’t know", agenda, StringComparison.Ordinal);
        Assert.Contains("the next themes wait for it", agenda, StringComparison.Ordinal);
        Assert.Contains("opens once", agenda, StringComparison.Ordinal);
        Assert.DoesNotContain("Locked", agenda, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_round_behind_the_gate_names_the_three_questions_and_leads_to_voting_again()
    {
        var console = Console(await room.RoundAsync("leading-role"));

        Assert.Equal(3, console.FindAll(".gate-missing li").Count);
        Assert.All(console.FindAll(".gate-missing .tag"), tag => Assert.Equal("Don’t know", tag.TextContent));
        var again = await room.RoundAsync("initiatives");
        Assert.Contains(console.FindAll(".gate-missing a"), a => a.GetAttribute("href")!.Contains(again.ToString(), StringComparison.Ordinal));
        Assert.True(console.FindAll("button").First(b => b.TextContent == "Open the vote").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_question_itself_says_at_once_that_a_dont_know_keeps_the_rest_shut() =>
        Assert.NotNull(Console(await room.RoundAsync("initiatives")).Find(".gate-panel"));

    [Fact]
    public async Task Opened_with_a_reason_the_vote_can_be_opened_and_taken_back_it_cannot()
    {
        var console = Console(await room.RoundAsync("leading-role"));

        await console.InvokeAsync(() => console.Find("#gate-reason").ChangeAsync("The owner is ill."));
        await console.InvokeAsync(() => console.Find(".gate-panel form").SubmitAsync());

        console.WaitForAssertion(() => Assert.Contains("The owner is ill.", console.Find(".gate-panel").TextContent, StringComparison.Ordinal));
        Assert.Contains("Carla", console.Find(".gate-panel").TextContent, StringComparison.Ordinal);
        Assert.False(console.FindAll("button").First(b => b.TextContent == "Open the vote").HasAttribute("disabled"));
        Assert.DoesNotContain("opens once", console.Find(".agenda").TextContent, StringComparison.Ordinal);

        await console.InvokeAsync(() => console.FindAll("button").First(b => b.TextContent == "Take the opening back").ClickAsync());

        console.WaitForAssertion(() => Assert.Equal(3, console.FindAll(".gate-missing li").Count));
        console.WaitForAssertion(() => Assert.True(console.FindAll("button").First(b => b.TextContent == "Open the vote").HasAttribute("disabled")));
    }

    [Fact]
    public async Task An_empty_reason_opens_nothing_and_says_so()
    {
        var console = Console(await room.RoundAsync("leading-role"));

        await console.InvokeAsync(() => console.Find(".gate-panel form").SubmitAsync());

        console.WaitForAssertion(() => Assert.Contains("Enter a reason", console.Find(".notice-error").TextContent, StringComparison.Ordinal));
        Assert.True((await room.ViewAsync()).Gate.IsShut);
    }

    private IRenderedComponent<WorkshopPage> Console(Guid round)
    {
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/workshops/{room.Id}?round={round}");
        var console = bunit.Render<WorkshopPage>(p => p.Add(c => c.Id, room.Id));
        console.WaitForElement(".console");
        return console;
    }
}
