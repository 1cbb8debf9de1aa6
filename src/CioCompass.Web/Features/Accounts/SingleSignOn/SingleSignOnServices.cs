using CioCompass.Core.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Sign-in with the organisation's OpenID Connect provider, where one is configured.</summary>
public static class SingleSignOnServices
{
    public const string Scheme = "OpenIdConnect";

    /// <summary>Longest wait for any call to the provider; a reader waits for it.</summary>
    private static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(20);

    public static void AddSingleSignOn(this IServiceCollection services, SingleSignOnOptions provider)
    {
        services.AddSingleton<LeavingAddress>();
        services.AddSingleton<ProviderName>();
        services.AddSingleton<ProviderSignOut>();
        if (!provider.IsOn)
        {
            return;
        }

        services.AddScoped<SingleSignOnEvents>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddOptions<Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions>(Scheme)
            .Configure<IHttpContextAccessor>((oidc, accessor) => Configure(oidc, provider, accessor));
    }

    private static void Configure(
        Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions oidc, SingleSignOnOptions provider, IHttpContextAccessor accessor)
    {
        oidc.Authority = provider.Authority;
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = provider.ClientSecret;

        // Plain http passes the check of the configuration on a loopback address only.
        oidc.RequireHttpsMetadata = !new Uri(provider.Authority!).IsLoopback;
        oidc.BackchannelTimeout = ProviderPatience;

        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.UsePkce = true;

        // Not form_post: the provider's page would post from another site, and a cookie that comes along then needs SameSite=None.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.CallbackPath = SingleSignOnAddresses.Callback;
        oidc.SignedOutCallbackPath = SingleSignOnAddresses.SignedOut;

        // Signing out from within a frame of the provider's would need a cookie that every site's requests carry.
        oidc.RemoteSignOutPath = default;
        oidc.NonceCookie = new HandshakeCookie(accessor, "CioCompass.Nonce.");
        oidc.CorrelationCookie = new HandshakeCookie(accessor, "CioCompass.Correlation.");

        oidc.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
        {
            oidc.Scope.Add(scope);
        }

        oidc.SaveTokens = false;
        oidc.SignInScheme = IdentityConstants.ApplicationScheme;
        oidc.MapInboundClaims = false;
        oidc.ClaimActions.Remove(ProviderClaims.Issuer);
        oidc.TokenValidationParameters.IssuerValidator = (issuer, _, _) => provider.IsIssuer(issuer)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The token's issuer is not the configured one.");
        oidc.EventsType = typeof(SingleSignOnEvents);
    }
}
