using System.Security.Claims;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Auditing;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>
/// One try to sign in. A wrong password, an unknown address, one that has to wait and a disabled account all take one password check and one
/// write, and give the same answer.
/// </summary>
public sealed class SignInAttempt(
    SignInManager<CompassUser> signIn, UserManager<CompassUser> users, IPasswordHasher<CompassUser> hasher, SignInLimiter limiter,
    FailedSignIns failures, AuditLog audit, SignInMetrics metrics)
{
    private static string? anyHash;

    public enum Result
    {
        SignedIn,
        Refused,

        /// <summary>Too many failures from this network.</summary>
        Wait,
    }

    public async Task<Result> ByPasswordAsync(HttpContext context, string email, string password)
    {
        using var network = await limiter.TakeNetworkAsync(context);
        using var account = await limiter.TakeAccountAsync(context, email);
        var user = await users.FindByEmailAsync(email.Trim());
        var origin = limiter.OriginOf(context, email, user?.Id);
        if (!origin.IsKnown && limiter.WaitOf(context) is not null)
        {
            metrics.SignInFailed(SignInFailure.Throttled);
            return Result.Wait;
        }

        var isDelayed = limiter.IsDelayed(origin);
        if (isDelayed || user is not { PasswordHash: not null, IsDisabled: false })
        {
            anyHash ??= hasher.HashPassword(new CompassUser(), Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(new CompassUser(), anyHash, password);
            limiter.Fail(context);
            return await RefuseAsync(context, user, !isDelayed && limiter.Fail(origin));
        }

        // Not by Identity's sign-in, which counts on the account: whoever guesses would lock out its owner.
        if (!await users.CheckPasswordAsync(user, password))
        {
            limiter.Fail(context);
            return await RefuseAsync(context, user, limiter.Fail(origin));
        }

        limiter.Succeed(context, origin, user.Id);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", "pwd")]);
        return await AcceptAsync(context, user, "password");
    }

    public async Task<Result> ByPasskeyAsync(HttpContext context, string credential)
    {
        var assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!assertion.Succeeded || assertion.User.IsDisabled)
        {
            return await RefuseAsync(context, assertion.User, delays: false);
        }

        limiter.Remember(context, assertion.User.Id);
        await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInAsync(assertion.User, isPersistent: false, "passkey");
        return await AcceptAsync(context, assertion.User, "passkey");
    }

    private async Task<Result> AcceptAsync(HttpContext context, CompassUser user, string means)
    {
        await audit.WriteAsync(AuditAction.SignedIn, user.Id, user.DisplayName, user.Id, means, context.RequestAborted);
        return Result.SignedIn;
    }

    private async Task<Result> RefuseAsync(HttpContext context, CompassUser? user, bool delays)
    {
        await failures.WriteAsync(user, delays, context.RequestAborted);
        metrics.SignInFailed(delays ? SignInFailure.LockedOut : SignInFailure.Refused);
        return Result.Refused;
    }
}
