using CioCompass.Core.Accounts;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>A page that a one-time link opens: whoever has it gives their name, chooses a password and is signed in.</summary>
public abstract class OneTimeLinkPage(SignInAttempt attempt, SentForms sent, NavigationManager navigation) : ComponentBase
{
    protected NavigationManager Navigation => navigation;

    protected AccountErrors? Errors { get; private set; }

    /// <summary>Whether this form was sent a moment ago already, which has used up its link.</summary>
    protected bool IsSentAgain => sent.Knows(HttpContext);

    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery]
    protected string? Token { get; set; }

    [SupplyParameterFromForm]
    protected Form? Input { get; set; }

    protected override void OnInitialized() => Input ??= new Form();

    /// <summary>Shows that the link is none, or none any more.</summary>
    protected abstract void End();

    /// <param name="redeem">Uses the link up.</param>
    /// <param name="next">Address that the person comes to, signed in.</param>
    protected async Task RedeemAsync(Func<Task<Redeemed>> redeem, string next)
    {
        Errors = AccountErrors.OfName(Input!.Name);
        if (Errors.Any)
        {
            return;
        }

        var (result, email) = await sent.OnceAsync(HttpContext, redeem, r => r.Result is AccountResult.Done);
        switch (result)
        {
            case AccountResult.Done:
                await attempt.ByPasswordAsync(HttpContext, email, Input.Password ?? "");
                navigation.NavigateTo(next);
                break;
            case AccountResult.Invalid invalid:
                Errors = AccountErrors.Of(invalid.Errors);
                break;
            default:
                HttpContext.AnswerAs(StatusCodes.Status410Gone);
                End();
                break;
        }
    }

    /// <param name="Email">Of the account: the link tells it no longer once it is used up.</param>
    protected sealed record Redeemed(AccountResult Result, string Email);

    protected sealed class Form
    {
        public string? Name { get; set; }

        /// <summary>Null where the link knows it.</summary>
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
