using CioCompass.Core.Accounts;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Lets an invited person choose a password.</summary>
public sealed partial class Invitation(Invitations invitations, SignInAttempt attempt, NavigationManager navigation)
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
        if (invited is null)
        {
            HttpContext.AnswerAs(StatusCodes.Status410Gone);
        }
    }

    private async Task SubmitAsync()
    {
        errors = AccountErrors.OfName(Input!.Name);
        if (invited is null || errors.Any)
        {
            return;
        }

        var password = Input.Password ?? "";
        switch (await invitations.AcceptAsync(Token, Input.Name!, password, HttpContext.RequestAborted))
        {
            case AccountResult.Done:
                await attempt.ByPasswordAsync(HttpContext, invited.Email, password);
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

    private sealed class Form
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
