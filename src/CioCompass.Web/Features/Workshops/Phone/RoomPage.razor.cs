using CioCompass.Core.Workshops;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>The current round on a phone. The script swaps this page's content for a new one when the round changes.</summary>
public sealed partial class RoomPage(ParticipantService participants, BallotBox box, NavigationManager navigation)
{
    public const string Address = "/join/room";

    private ParticipantView? view;
    private string? problem;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm]
    private BallotInput? Input { get; set; }

    private ParticipantRound? Round => view?.Round;

    protected override async Task OnInitializedAsync() => view = await ReadAsync();

    private Task<ParticipantView?> ReadAsync() => participants.ViewAsync(PhoneCookie.Token(HttpContext), HttpContext.RequestAborted);

    private async Task SubmitAsync()
    {
        var outcome = await PhoneBallots.CastAsync(box, Round, PhoneCookie.Token(HttpContext), Input, HttpContext.RequestAborted);
        if (outcome is BallotOutcome.Accepted or BallotOutcome.Superseded)
        {
            navigation.NavigateTo(Address);
            return;
        }

        HttpContext.AnswerAs(PhoneBallots.Status(outcome));
        problem = outcome == BallotOutcome.Closed ? PhoneStrings.TooLate : PhoneStrings.Invalid;
        view = await ReadAsync();
    }
}
