using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CioCompass.TestSupport;

/// <summary>Whom the provider has signed in: it asks for no password.</summary>
public sealed record ProviderPerson(string Subject, string Email, params string[] Roles)
{
    public bool EmailVerified { get; init; } = true;

    public string Name { get; init; } = "Ann Peeters";

    public string[] Organisations { get; init; } = [];
}

/// <summary>A real OpenID Connect provider on a port of this machine: OpenIddict, with discovery, keys, codes, PKCE and sign-out.</summary>
public sealed class SignOnProvider : IAsyncDisposable
{
    public const string ClientId = "ciocompass";
    public const string ClientSecret = "a secret that both sides know";

    private readonly WebApplication app;
    private readonly SigningCredentials key = Key();

    private SignOnProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(Configure);
        app = builder.Build();
        app.MapGet("/authorize", Authorize);
        app.MapGet("/end-session", EndSession);
        app.MapGet("/bye", () => "Signed out.");
    }

    public string Authority => app.Urls.Single();

    /// <summary>Null: the reader cancels.</summary>
    public ProviderPerson? Person { get; set; }

    /// <summary>Changes the claims of the identity token before it is signed again.</summary>
    public Action<JsonObject>? Tamper { get; set; }

    /// <summary>Signs with a key of the same name that the provider does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public int EndedSessions { get; private set; }

    public static async Task<SignOnProvider> StartAsync()
    {
        var provider = new SignOnProvider();
        await provider.app.StartAsync();

        // The first answer takes longest; the program waits for one no longer than a reader would.
        using var client = new HttpClient();
        await client.GetStringAsync(provider.Authority + "/.well-known/openid-configuration");
        await client.GetStringAsync(provider.Authority + "/.well-known/jwks");
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static SigningCredentials Key() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "the-key" }, SecurityAlgorithms.RsaSha256);

    /// <summary>Without a store ("degraded"), the checks of client and addresses are ours; codes, PKCE and tokens stay OpenIddict's.</summary>
    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end-session");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Profile, Scopes.Email);
        server.AddEphemeralEncryptionKey().AddSigningCredentials(key);
        server.EnableDegradedMode();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Check));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(Check));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(SignAgain).SetOrder(int.MinValue));
    }

    private static ValueTask Check(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != ClientId || new Uri(context.RedirectUri!).AbsolutePath != "/account/single-sign-on/callback")
        {
            context.Reject(Errors.InvalidClient);
        }

        return default;
    }

    private static ValueTask Check(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
        {
            context.Reject(Errors.InvalidClient);
        }

        return default;
    }

    private static ValueTask Check(ValidateEndSessionRequestContext context)
    {
        if (context.ClientId != ClientId || new Uri(context.PostLogoutRedirectUri!).AbsolutePath != "/account/single-sign-on/signed-out")
        {
            context.Reject(Errors.InvalidClient);
        }

        return default;
    }

    private IResult Authorize()
    {
        var scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
        if (Person is not { } person)
        {
            return Results.Forbid(authenticationSchemes: [scheme]);
        }

        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject)
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, person.EmailVerified)
            .SetClaims("roles", [.. person.Roles])
            .SetClaims("organisations", [.. person.Organisations]);
        identity.SetScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: scheme);
    }

    private IResult EndSession()
    {
        EndedSessions++;
        return Results.SignOut(new() { RedirectUri = "/bye" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private ValueTask SignAgain(ApplyTokenResponseContext context)
    {
        if (context.Response.IdToken is { } token && (Tamper is not null || SignsWithAnotherKey))
        {
            var claims = JsonNode.Parse(Base64UrlEncoder.Decode(new JsonWebToken(token).EncodedPayload))!.AsObject();
            Tamper?.Invoke(claims);
            context.Response.IdToken = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
                .CreateToken(JsonSerializer.Serialize(claims), SignsWithAnotherKey ? Key() : key);
        }

        return default;
    }
}
