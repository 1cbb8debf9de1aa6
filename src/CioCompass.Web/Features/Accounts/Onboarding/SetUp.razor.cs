using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>Makes the first administrator. Once there is one, this page is not found.</summary>
public sealed partial class SetUp(
    SetupLinkService links, FirstAdministrator administrator, SignInAttempt attempt, SentForms sent,
    NavigationManager navigation)
{
    private bool isValid;

    /// <summary>The link is no longer one, while there still is something to set up.</summary>
    private bool hasEnded;

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
        isValid = await links.IsValidAsync(Token, HttpContext.RequestAborted) || sent.Knows(HttpContext);
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
            navigation.NotFound();
        }
    }

    private async Task SubmitAsync()
    {
        if (!isValid)
        {
            return;
        }

        var (email, password) = (Input!.Email ?? "", Input.Password ?? "");
        errors = AccountErrors.OfName(Input.Name);
        if (errors.Any)
        {
            return;
        }

        var account = new NewAccount(email, Input.Name!, password);
        var result = await sent.OnceAsync(
            HttpContext, () => administrator.CreateByLinkAsync(Token, account, CancellationToken.None), r => r is AccountResult.Done);
        switch (result)
        {
            case AccountResult.Done:
                await attempt.ByPasswordAsync(HttpContext, email, password);
                navigation.NavigateTo("/admin/organisations");
                break;
            case AccountResult.Invalid invalid:
                errors = AccountErrors.Of(invalid.Errors);
                break;
            default:
                HttpContext.AnswerAs(StatusCodes.Status410Gone);
                isValid = false;
                break;
        }
    }

    private sealed class Form
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
