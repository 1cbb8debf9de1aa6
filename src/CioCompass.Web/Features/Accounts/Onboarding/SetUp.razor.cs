using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>Makes the first administrator. Once there is one, this page is not found.</summary>
public sealed partial class SetUp(
    SetupLinkService links, FirstAdministrator administrator, SignInAttempt attempt, SentForms sent, NavigationManager navigation)
    : OneTimeLinkPage(attempt, sent, navigation)
{
    private bool isValid;

    /// <summary>The link is no longer one, while there still is something to set up.</summary>
    private bool hasEnded;

    protected override async Task OnInitializedAsync()
    {
        isValid = await links.IsValidAsync(Token, HttpContext.RequestAborted) || IsSentAgain;
        if (isValid)
        {
            return;
        }

        if (await links.IsNeededAsync(HttpContext.RequestAborted))
        {
            hasEnded = true;
            HttpContext.AnswerAs(StatusCodes.Status410Gone);
        }
        else
        {
            Navigation.NotFound();
        }
    }

    protected override void End() => isValid = false;

    private async Task SubmitAsync()
    {
        if (isValid)
        {
            await RedeemAsync(CreateAsync, "/admin/organisations");
        }
    }

    private async Task<Redeemed> CreateAsync()
    {
        var account = new NewAccount(Input!.Email ?? "", Input.Name!, Input.Password ?? "");
        return new(await administrator.CreateByLinkAsync(Token, account, CancellationToken.None), account.Email);
    }
}
