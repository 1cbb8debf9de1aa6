using Microsoft.AspNetCore.Identity;

namespace CioCompass.Core.Accounts.Passwords;

/// <summary>
/// Length, and not being common; no rules of composition (ASVS 5.0, 6.2). The upper limit keeps hashing from being a way to load the
/// server.
/// </summary>
public sealed class PasswordRules(CommonPasswords common, IdentityErrorDescriber describer) : IPasswordValidator<CompassUser>
{
    public const int MinLength = 15;
    public const int MaxLength = 128;

    public const string TooLongCode = "PasswordTooLong";
    public const string TooCommonCode = "PasswordTooCommon";

    public Task<IdentityResult> ValidateAsync(UserManager<CompassUser> manager, CompassUser user, string? password)
    {
        var error = password switch
        {
            null or { Length: < MinLength } => describer.PasswordTooShort(MinLength),
            { Length: > MaxLength } => new IdentityError { Code = TooLongCode, Description = TooLongCode },
            _ when common.Contains(password, [user.Email ?? "", user.DisplayName]) => new IdentityError { Code = TooCommonCode, Description = TooCommonCode },
            _ => null,
        };
        return Task.FromResult(error is null ? IdentityResult.Success : IdentityResult.Failed(error));
    }
}
