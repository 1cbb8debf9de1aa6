using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Features.Workshops.Screens;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>The current round on a phone. The script swaps this page's content for a new one when the round changes.</summary>
public sealed partial class RoomPage(ParticipantService participants, PhoneBallots ballots, NavigationManager navigation, TimeProvider clock)
{
    public const string Address = "/join/room";

    private static readonly object ViewKey = new();

    private ParticipantView? view;
    private string? problem;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "ballot")]
    private BallotInput? Input { get; set; }

    private ParticipantRound? Round => view?.Round;

    private string? Token => PhoneCookie.Token(HttpContext);

    /// <summary>
    /// A form that is posted has to be on the page that answers, or the framework refuses it: what comes after the close of a round or of
    /// the workshop shall hear why.
    /// </summary>
    private bool IsPost => HttpMethods.IsPost(HttpContext.Request.Method);

    /// <summary>The view that the page showed; null unless it was shown, to a participant.</summary>
    public static ParticipantView? ShownIn(HttpContext context) => context.Items[ViewKey] as ParticipantView;

    /// <summary>Seconds, not a time: a phone's clock may be wrong.</summary>
    public static int? SecondsLeft(ParticipantRound? round, TimeProvider clock) => round?.TimerEndsAt is { } endsAt
        ? (int)Countdown.Left(endsAt, clock.GetUtcNow().UtcDateTime).TotalSeconds
        : null;

    /// <summary>
    /// Name of the phone in the room: the one that was given, or the label that the facilitator's list has for a phone without a name.
    /// </summary>
    public static string NameOf(ParticipantView view) =>
        view.DisplayName is { } name ? $"{name} · {view.Label}" : WorkshopTexts.Fill(PhoneStrings.PhoneLabel, view.Label);

    protected override async Task OnInitializedAsync() => HttpContext.Items[ViewKey] = view = await ReadAsync();

    private Task<ParticipantView?> ReadAsync() => participants.ViewAsync(Token, HttpContext.RequestAborted);

    private async Task SubmitAsync()
    {
        var outcome = await ballots.CastAsync(Token, Input, HttpContext.RequestAborted);
        if (outcome is BallotOutcome.Accepted or BallotOutcome.Superseded)
        {
            navigation.NavigateTo(Address);
            return;
        }

        HttpContext.AnswerAs(PhoneBallots.Status(outcome));
        problem = outcome == BallotOutcome.Closed ? PhoneStrings.TooLate : PhoneStrings.Invalid;
        view = await ReadAsync();
    }

    private async Task LeaveAsync()
    {
        await participants.LeaveAsync(Token, HttpContext.RequestAborted);
        PhoneCookie.Forget(HttpContext);
        navigation.NavigateTo(JoinPage.Address);
    }
}
