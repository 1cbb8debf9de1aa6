using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;

namespace CioCompass.Web.Features.Accounts.Sessions;

/// <summary>
/// Holds a page that stays open to the same limits as the sign-in's cookie. What somebody does on one page keeps the others of the same
/// sign-in open: a projector lives as long as the console beside it is used.
/// </summary>
public sealed class SessionLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string User, string SignedInAt), DateTimeOffset> lastSeen = new();

    /// <summary>Somebody did something: asked for a page, clicked, typed.</summary>
    public void Touch(ClaimsPrincipal user)
    {
        if (KeyOf(user) is { } key)
        {
            lastSeen[key] = clock.GetUtcNow();
        }
    }

    /// <summary>False once the sign-in is older than its absolute limit, or nothing was done for longer than its idle limit.</summary>
    public bool Allow(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        if (KeyOf(user) is not { } key
            || !DateTimeOffset.TryParse(key.SignedInAt, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var signedInAt))
        {
            return false;
        }

        // A page that resumes after a restart of the program counts as seen then.
        var isAllowed = now - signedInAt <= AccountCookies.AbsoluteLimit && now - lastSeen.GetOrAdd(key, now) <= AccountCookies.IdleLimit;
        if (!isAllowed)
        {
            Forget(now);
        }

        return isAllowed;
    }

    private static (string User, string SignedInAt)? KeyOf(ClaimsPrincipal user) =>
        (user.FindFirstValue(ClaimTypes.NameIdentifier), user.FindFirstValue(AccountCookies.SignedInAt)) is ({ } id, { } at) ? (id, at) : null;

    /// <summary>After the absolute limit nobody asks any more; an idle one must stay known until then.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, at) in lastSeen)
        {
            if (now - at > AccountCookies.AbsoluteLimit)
            {
                lastSeen.TryRemove(key, out _);
            }
        }
    }
}
