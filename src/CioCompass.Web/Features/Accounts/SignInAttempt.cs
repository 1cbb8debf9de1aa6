using System.Security.Claims;
using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts;

/// <summary>
/// One try to sign in. A wrong password, an unknown address, a locked and a disabled account all take one password check and one write,
/// and give the same answer.
/// </summary>
public sealed class SignInAttempt(
    SignInManager<CompassUser> signIn, UserManager<CompassUser> users, IPasswordHasher<CompassUser> hasher, SignInLimiter limiter,
    FailedSignIns failures, AuditLog audit, CompassMetrics metrics)
{
    private static string? anyHash;

    public enum Result
    {
        SignedIn,
        Refused,

        /// <summary>Too many failures from this address.</summary>
        Wait,
    }

    public async Task<Result> ByPasswordAsync(HttpContext context, string email, string password)
    {
        using var address = await limiter.TakeAddressAsync(context);
        if (limiter.WaitOf(context) is not null)
        {
            return Throttled();
        }

        using var account = await limiter.TakeAccountAsync(context, email);
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is not { PasswordHash: not null, IsDisabled: false } || await users.IsLockedOutAsync(user))
        {
            anyHash ??= hasher.HashPassword(new CompassUser(), Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(new CompassUser(), anyHash, password);
            return await RefuseAsync(context, user, counts: false);
        }

        // The failure is not left to Identity to count: its way of doing so is a write that an unknown address would not take.
        if (!(await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: false)).Succeeded)
        {
            return await RefuseAsync(context, user, counts: true);
        }

        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", "pwd")]);
        return await AcceptAsync(context, user, "password");
    }

    public async Task<Result> ByPasskeyAsync(HttpContext context, string credential)
    {
        using var address = await limiter.TakeAddressAsync(context);
        if (limiter.WaitOf(context) is not null)
        {
            return Throttled();
        }

        var assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!assertion.Succeeded || assertion.User.IsDisabled || await users.IsLockedOutAsync(assertion.User))
        {
            return await RefuseAsync(context, assertion.User, counts: false);
        }

        await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInAsync(assertion.User, isPersistent: false, "passkey");
        return await AcceptAsync(context, assertion.User, "passkey");
    }

    private Result Throttled()
    {
        metrics.SignInFailed(SignInFailure.Throttled);
        return Result.Wait;
    }

    private async Task<Result> AcceptAsync(HttpContext context, CompassUser user, string means)
    {
        await audit.WriteAsync(AuditAction.SignedIn, user.Id, user.DisplayName, user.Id, means, context.RequestAborted);
        return Result.SignedIn;
    }

    private async Task<Result> RefuseAsync(HttpContext context, CompassUser? user, bool counts)
    {
        limiter.Fail(context);
        var locked = await failures.WriteAsync(user, counts, context.RequestAborted);
        metrics.SignInFailed(locked ? SignInFailure.LockedOut : SignInFailure.Refused);
        return Result.Refused;
    }
}
