using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.SingleSignOn;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Handles the events on the way to the provider and back. Whatever goes wrong ends on a page that explains it.</summary>
public sealed partial class SingleSignOnEvents(
    ProviderAccounts accounts, SignInManager<CompassUser> signIn, SignInLimiter limiter, AuditLog audit, IOptions<CompassOptions> options,
    ILogger<SingleSignOnEvents> logger) : OpenIdConnectEvents
{
    /// <summary>In the protected state: the account that asked to be linked.</summary>
    public const string LinkTo = "link_to";

    /// <summary>In the sign-in cookie: signing out ends the session at the provider too.</summary>
    public const string SignedInThere = "signed_in_at_provider";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.UiLocales = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return Task.CompletedTask;
    }

    /// <summary>No token is kept that could be sent as a hint, so that the provider learns from the client's name where to lead back to.</summary>
    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    public override Task MessageReceived(MessageReceivedContext context)
    {
        if (limiter.WaitOf(context.HttpContext) is not null)
        {
            context.HandleResponse();
            context.Response.Redirect(SingleSignOnFailures.Address(SingleSignOnFailure.Wait));
        }

        return Task.CompletedTask;
    }

    /// <summary>The token is genuine: finds the account, or makes it, and signs in.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var cancellationToken = context.HttpContext.RequestAborted;
        var who = ProviderClaims.Read(context.Principal!, options.Value.OpenIdConnect);
        var result = await accounts.SignInAsync(who, await LinkToAsync(context), cancellationToken);
        if (result is ProviderSignIn.Accepted { UserId: var id } && await signIn.UserManager.FindByIdAsync(id.ToString()) is { } user)
        {
            await signIn.SignInAsync(user, new AuthenticationProperties { Items = { [SignedInThere] = "" } });
            context.Response.Redirect(ReturnAddress.Local(context.ReturnUri));
        }
        else
        {
            var refusal = (result as ProviderSignIn.Refused)?.Reason ?? ProviderRefusal.Incomplete;
            context.Response.Redirect(SingleSignOnFailures.Address(SingleSignOnFailures.Of(refusal)));
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(SingleSignOnFailures.Address(SingleSignOnFailure.Denied));
        return Task.CompletedTask;
    }

    /// <summary>
    /// A code or a token that is refused counts as a failed sign-in, so that guessing ends soon; an answer without the state of a sign-in
    /// begun here costs nothing and is only logged, and a provider that is out of order is nobody's failure.
    /// </summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        Log.Failed(logger, context.Failure);
        if (context.Properties is not null && context.Failure is OpenIdConnectProtocolException or SecurityTokenException)
        {
            limiter.Fail(context.HttpContext);
            await audit.WriteAsync(AuditAction.SignInFailed, null, "", null, "single sign-on: refused answer", context.HttpContext.RequestAborted);
        }

        context.Response.Redirect(SingleSignOnFailures.Address(
            IsUnreachable(context.Failure) ? SingleSignOnFailure.Unreachable : SingleSignOnFailure.Invalid));
    }

    /// <summary>
    /// Whether the failure is one of a provider that is away or talks nonsense; the discovery's is wrapped in an InvalidOperationException.
    /// </summary>
    public static bool IsUnreachable(Exception? failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException { InnerException: not null };

    /// <summary>The account to link, if the reader who comes back still is the one who asked.</summary>
    private static async Task<Guid?> LinkToAsync(TicketReceivedContext context)
    {
        if (context.Properties?.Items.TryGetValue(LinkTo, out var asked) != true)
        {
            return null;
        }

        var session = await context.HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return session.Principal is { } reader && CompassClaims.ActorOf(reader) is { } actor && actor.UserId.ToString() == asked ? actor.UserId : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A single sign-on failed")]
        public static partial void Failed(ILogger logger, Exception? exception);
    }
}
