using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>Lets an invited person choose a password.</summary>
public sealed partial class Invitation(Invitations invitations, SignInAttempt attempt, SentForms sent, NavigationManager navigation)
{
    private Invited? invited;
    private AccountErrors? errors;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    [SupplyParameterFromForm]
    private Form? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        invited = await invitations.FindAsync(Token, HttpContext.RequestAborted);
        if (invited is null && !sent.Knows(HttpContext))
        {
            HttpContext.AnswerAs(StatusCodes.Status410Gone);
        }
    }

    private async Task SubmitAsync()
    {
        errors = AccountErrors.OfName(Input!.Name);
        if (errors.Any || (invited is null && !sent.Knows(HttpContext)))
        {
            return;
        }

        var password = Input.Password ?? "";
        var (result, email) = await sent.OnceAsync(HttpContext, () => AcceptAsync(password), r => r.Result is AccountResult.Done);
        switch (result)
        {
            case AccountResult.Done:
                await attempt.ByPasswordAsync(HttpContext, email, password);
                navigation.NavigateTo("/assessments");
                break;
            case AccountResult.Invalid invalid:
                errors = AccountErrors.Of(invalid.Errors);
                break;
            default:
                HttpContext.AnswerAs(StatusCodes.Status410Gone);
                invited = null;
                break;
        }
    }

    /// <summary>Accepts the invitation, and returns the address, which the link no longer tells once it is used up.</summary>
    private async Task<Accepted> AcceptAsync(string password) =>
        new(await invitations.AcceptAsync(Token, Input!.Name!, password, CancellationToken.None), invited?.Email ?? "");

    private sealed record Accepted(AccountResult Result, string Email);

    private sealed class Form
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
