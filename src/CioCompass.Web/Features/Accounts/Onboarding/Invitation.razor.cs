using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>Lets an invited person choose a password.</summary>
public sealed partial class Invitation(Invitations invitations, SignInAttempt attempt, SentForms sent, NavigationManager navigation)
    : OneTimeLinkPage(attempt, sent, navigation)
{
    private Invited? invited;

    protected override async Task OnInitializedAsync()
    {
        invited = await invitations.FindAsync(Token, HttpContext.RequestAborted);
        if (invited is null && !IsSentAgain)
        {
            HttpContext.AnswerAs(StatusCodes.Status410Gone);
        }
    }

    protected override void End() => invited = null;

    private async Task SubmitAsync()
    {
        if (invited is not null || IsSentAgain)
        {
            await RedeemAsync(AcceptAsync, "/assessments");
        }
    }

    private async Task<Redeemed> AcceptAsync() =>
        new(await invitations.AcceptAsync(Token, Input!.Name!, Input.Password ?? "", CancellationToken.None), invited?.Email ?? "");
}
