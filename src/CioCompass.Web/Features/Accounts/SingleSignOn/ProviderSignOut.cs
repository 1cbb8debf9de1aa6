using CioCompass.Core.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Ends the session at the provider after the one here, where the reader came from there and the provider offers it.</summary>
public sealed partial class ProviderSignOut(
    IOptions<CompassOptions> options, IOptionsMonitor<OpenIdConnectOptions> handlers, LeavingAddress leaving, ILogger<ProviderSignOut> logger)
{
    /// <param name="session">The cookie's properties, read before it was removed.</param>
    /// <returns>Null where there is nothing to end, or the provider cannot be asked: the sign-out here holds all the same.</returns>
    public async Task<IResult?> BeginAsync(HttpContext context, AuthenticationProperties? session)
    {
        if (!options.Value.OpenIdConnect.IsOn || session?.Items.ContainsKey(SingleSignOnEvents.SignedInThere) != true)
        {
            return null;
        }

        try
        {
            var discovery = handlers.Get(SingleSignOnServices.Scheme).ConfigurationManager!;
            if (string.IsNullOrEmpty((await discovery.GetConfigurationAsync(context.RequestAborted)).EndSessionEndpoint))
            {
                return null;
            }

            await context.SignOutAsync(SingleSignOnServices.Scheme, new AuthenticationProperties { RedirectUri = "/" });
            return leaving.InsteadOfRedirect(context);
        }
        catch (Exception e) when (SingleSignOnEvents.IsUnreachable(e) && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Unreachable(logger, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The session at the sign-on provider could not be ended")]
        public static partial void Unreachable(ILogger logger, Exception exception);
    }
}
