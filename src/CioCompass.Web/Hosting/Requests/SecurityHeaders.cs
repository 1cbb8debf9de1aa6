using CioCompass.Web.Features.Reports.Sharing;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Components;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Security headers. Interactive pages run Blazor's scripts, by nonce, and MudBlazor's inline styles; static pages run nothing inline, and only those
/// for everybody (copying a citation), the account's own (passkeys), the phones' and those of a signed-in reader (whose unsaved text goes with the
/// sign-out) run a script at all. A shared link's address is a secret: it is told to no other site and no search engine, and its page is kept
/// nowhere.
/// </summary>
public static class SecurityHeaders
{
    private const string InteractivePolicy = "interactive";
    private const string StaticPolicy = "static";
    private const string ScriptedPolicy = "scripted";
    private const string SharedPolicy = "shared";

    public static void AddCompassSecurityHeaders(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies()
            .AddPolicy(InteractivePolicy, Interactive)
            .AddPolicy(StaticPolicy, policy => Static(policy, scripts: false))
            .AddPolicy(ScriptedPolicy, policy => Static(policy, scripts: true))
            .AddPolicy(SharedPolicy, Shared)
            .SetPolicySelector(context => context.ConfiguredPolicies[PolicyOf(context.HttpContext)]);

    /// <summary>
    /// Forbids browsers and proxies to keep the pages and downloads of signed-in people. Style sheets and scripts do not come here.
    /// </summary>
    public static void UseNoStoreWhereSignedIn(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.User.Identity?.IsAuthenticated == true)
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The account's own pages and the phones': they run a script also for who is not signed in.</summary>
    public static bool IsScriptedPath(PathString path) =>
        path.StartsWithSegments("/account") || path.StartsWithSegments("/setup") || path.StartsWithSegments("/join");

    private static string PolicyOf(HttpContext context)
    {
        var path = context.Request.Path;
        var page = context.GetEndpoint()?.Metadata;
        var isStatic = page?.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is not null;
        var isScripted = IsScriptedPath(path) || page?.GetMetadata<PublicPageAttribute>() is not null || context.User.Identity?.IsAuthenticated == true;
        return path.StartsWithSegments("/join") ? ScriptedPolicy
            : path.StartsWithSegments(SharedReportPage.Path) ? SharedPolicy
            : !isStatic ? InteractivePolicy
            : isScripted ? ScriptedPolicy : StaticPolicy;
    }

    private static void Interactive(HeaderPolicyCollection policy) => Common(policy)
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddScriptSrc().Self().WithNonce();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });

    private static void Static(HeaderPolicyCollection policy, bool scripts) => Common(policy)
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self();
            csp.AddFontSrc().Self();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            if (scripts)
            {
                csp.AddScriptSrc().Self();
                csp.AddConnectSrc().Self();
            }
        });

    private static void Shared(HeaderPolicyCollection policy)
    {
        Static(policy, scripts: false);
        policy.AddReferrerPolicyNoReferrer().AddCustomHeader("X-Robots-Tag", "noindex, nofollow").AddCustomHeader("Cache-Control", "no-store");
    }

    private static HeaderPolicyCollection Common(HeaderPolicyCollection policy) => policy
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddStrictTransportSecurityMaxAge(maxAgeInSeconds: 365 * 24 * 60 * 60)
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddPermissionsPolicy(permissions =>
        {
            permissions.AddCamera().None();
            permissions.AddMicrophone().None();
            permissions.AddGeolocation().None();
            permissions.AddPayment().None();
            permissions.AddUsb().None();
        })
        .RemoveServerHeader();
}
