using System.Security.Cryptography;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>
/// A cookie that a browser gets by signing in, and that says nothing but that: wrong passwords from anywhere else do not hold up its owner
/// (OWASP, "Slow down online guessing attacks with device cookies"). It signs nobody in.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, CookieNames names)
{
    /// <summary>Accounts of one browser that are remembered; the latest first.</summary>
    private const int AccountsAtMost = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CioCompass.KnownDevice").ToTimeLimitedDataProtector();

    /// <returns>The device's own name, if the account has signed in with it before; otherwise null.</returns>
    public string? Of(HttpContext context, Guid? account) =>
        Read(context) is var (device, accounts) && account is { } id && accounts.Contains(id) ? device : null;

    public void Remember(HttpContext context, Guid account)
    {
        var (device, accounts) = Read(context) ?? (Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), []);
        var kept = accounts.Where(a => a != account).Prepend(account).Take(AccountsAtMost);
        var value = protector.Protect($"{device} {string.Join(' ', kept)}", Lifetime);
        context.Response.Cookies.Append(names.Device, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            Path = "/account",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    private (string Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext context)
    {
        if (context.Request.Cookies[names.Device] is not { Length: > 0 and < 4096 } cookie)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(cookie).Split(' ');
            return (parts[0], [.. parts.Skip(1).Select(Guid.Parse)]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
