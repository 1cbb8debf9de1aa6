using System.Globalization;
using CioCompass.Core.Text;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>Signs in by password or passkey, and leads back to where the reader was.</summary>
public sealed partial class SignIn(SignInAttempt attempt, SignInLimiter limiter, NavigationManager navigation)
{
    private string? problem;
    private string? emailError;
    private string? passwordError;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm]
    private Form? Input { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override void OnInitialized()
    {
        Input ??= new Form();
        if (HttpMethods.IsGet(HttpContext.Request.Method) && HttpContext.User.Identity?.IsAuthenticated == true)
        {
            // Signed in meanwhile, in another tab.
            navigation.NavigateTo(ReturnAddress.Local(ReturnUrl));
        }
    }

    private async Task SubmitAsync()
    {
        if (Input?.Passkey is { Length: > 0 } passkey)
        {
            Show(await attempt.ByPasskeyAsync(HttpContext, passkey), AccountStrings.PasskeyFailed);
            return;
        }

        var (email, password) = (Input?.Email ?? "", Input?.Password ?? "");
        emailError = email.Length == 0 ? AccountStrings.ErrorEmailMissing : null;
        passwordError = password.Length == 0 ? AccountStrings.ErrorPasswordMissing : null;
        if (emailError is null && passwordError is null)
        {
            Show(await attempt.ByPasswordAsync(HttpContext, email, password), AccountStrings.SignInRefused);
        }
    }

    private void Show(SignInAttempt.Result result, string refusal)
    {
        switch (result)
        {
            case SignInAttempt.Result.SignedIn:
                navigation.NavigateTo(ReturnAddress.Local(ReturnUrl));
                break;
            case SignInAttempt.Result.Wait:
                var wait = limiter.WaitOf(HttpContext) ?? TimeSpan.Zero;
                HttpContext.AnswerAs(StatusCodes.Status429TooManyRequests);
                HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                problem = AccountStrings.SignInWait.Fill((int)Math.Ceiling(wait.TotalMinutes));
                break;
            default:
                problem = refusal;
                break;
        }
    }

    private sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }

        /// <summary>The credential as JSON, when a passkey was used.</summary>
        public string? Passkey { get; set; }
    }
}
