using System.Diagnostics;
using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts;

/// <summary>
/// One try to sign in. A wrong password, an unknown address, a locked and a disabled account all take a password check's time and give
/// the same answer.
/// </summary>
public sealed class SignInAttempt(
    SignInManager<CompassUser> signIn, UserManager<CompassUser> users, IPasswordHasher<CompassUser> hasher, SignInLimiter limiter, AuditLog audit,
    CompassMetrics metrics)
{
    /// <summary>
    /// What a refusal takes at least: a wrong password is written to the account too, and the time of that write would tell that there is
    /// one. Real time, which is what somebody outside measures.
    /// </summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(800);

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
        var started = Stopwatch.GetTimestamp();
        var result = await TryPasswordAsync(context, email, password);
        if (result == Result.Refused && RefusalTime - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, context.RequestAborted);
        }

        return result;
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
            return await RefuseAsync(context, assertion.User, AuditAction.SignInFailed);
        }

        await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInAsync(assertion.User, isPersistent: false, "passkey");
        return await AcceptAsync(context, assertion.User, "passkey");
    }

    private async Task<Result> TryPasswordAsync(HttpContext context, string email, string password)
    {
        using var address = await limiter.TakeAddressAsync(context);
        if (limiter.WaitOf(context) is not null)
        {
            return Throttled();
        }

        using var account = await limiter.TakeAccountAsync(context, email);
        var user = await users.FindByEmailAsync(email.Trim());
        var checks = user is { PasswordHash: not null, IsDisabled: false } && !await users.IsLockedOutAsync(user);
        if (!checks)
        {
            anyHash ??= hasher.HashPassword(new CompassUser(), Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(new CompassUser(), anyHash, password);
            return await RefuseAsync(context, user, AuditAction.SignInFailed);
        }

        var result = await signIn.PasswordSignInAsync(user!, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded
            ? await AcceptAsync(context, user!, "password")
            : await RefuseAsync(context, user, result.IsLockedOut ? AuditAction.LockedOut : AuditAction.SignInFailed);
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

    private async Task<Result> RefuseAsync(HttpContext context, CompassUser? user, AuditAction action)
    {
        limiter.Fail(context);
        metrics.SignInFailed(action == AuditAction.LockedOut ? SignInFailure.LockedOut : SignInFailure.Refused);
        await audit.WriteAsync(action, null, "", user?.Id, user is null ? "unknown account" : "", context.RequestAborted);
        return Result.Refused;
    }
}
