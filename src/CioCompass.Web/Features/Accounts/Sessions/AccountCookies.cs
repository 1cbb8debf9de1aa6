using System.Globalization;
using System.Security.Claims;
using CioCompass.Core.Auditing;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts.Sessions;

/// <summary>Lifetime of a sign-in and properties of its cookie.</summary>
public static class AccountCookies
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(60);
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    internal const string SignedInAt = "signed_in_at";

    public static void ConfigureCompassCookies(this IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<CookieNames>((cookie, names) => cookie.Cookie.Name = names.SignIn);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<CookieNames>((cookie, names) => cookie.Cookie.Name = names.Passkey);

        // On every request: a cookie that was copied before a sign-out is worth nothing after it.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.CookieManager = new HostPrefixCookieManager();
            cookie.ExpireTimeSpan = IdleLimit;
            cookie.SlidingExpiration = true;

            // What is not for this reader is not found: the status-code page draws it.
            cookie.Events.OnRedirectToAccessDenied = async context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                if (CompassClaims.ActorOf(context.HttpContext.User) is { } actor)
                {
                    await context.HttpContext.RequestServices.GetRequiredService<AuditLog>().WriteAsync(
                        AuditAction.AccessRefused, actor.UserId, actor.DisplayName, null, context.Request.Path, context.HttpContext.RequestAborted);
                }
            };
            cookie.Events.OnSigningIn = context =>
            {
                context.Properties.Items.TryAdd(SignedInAt, Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            };
            cookie.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is not null && IsTooOld(context))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                }
                else if (context.Principal?.Identity is ClaimsIdentity identity)
                {
                    // A page that stays open has no cookie to look at: it carries along when its sign-in began.
                    identity.TryRemoveClaim(identity.FindFirst(SignedInAt));
                    identity.AddClaim(new Claim(SignedInAt, context.Properties.Items[SignedInAt]!));
                    context.HttpContext.RequestServices.GetRequiredService<SessionLimits>().Touch(context.Principal);
                }
            };
        });
    }

    /// <summary>
    /// Lets what this request signs in again count from now: whoever has just given the password has signed in with it. Pages that are open
    /// from before then belong to an earlier sign-in.
    /// </summary>
    internal static async Task BeginAnewAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.Items.Remove(SignedInAt);

    private static bool IsTooOld(CookieValidatePrincipalContext context) =>
        !context.Properties.Items.TryGetValue(SignedInAt, out var text)
        || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        || Now(context.HttpContext) - at > AbsoluteLimit;

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>
    /// Over HTTPS the cookie's name begins with <c>__Host-</c>, by which a browser guarantees that no other host has set it. Over plain
    /// HTTP, as on a laptop in a workshop, no browser would take such a cookie.
    /// </summary>
    private sealed class HostPrefixCookieManager : ICookieManager
    {
        private const string Prefix = "__Host-";

        private readonly ChunkingCookieManager inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Name(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            inner.AppendResponseCookie(context, Name(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            inner.DeleteCookie(context, Name(context, key), options);

        private static string Name(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
    }
}
