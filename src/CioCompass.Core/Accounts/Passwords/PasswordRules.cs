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
        // What counts is what is hashed: a letter with its accent apart is one character.
        var error = (password is null ? null : OpaquePasswords.Prepared(password)) switch
        {
            null or { Length: < MinLength } => describer.PasswordTooShort(MinLength),
            { Length: > MaxLength } => new IdentityError { Code = TooLongCode, Description = TooLongCode },
            { } prepared when common.Contains(prepared, [user.Email ?? "", user.DisplayName]) => new IdentityError { Code = TooCommonCode, Description = TooCommonCode },
            _ => null,
        };
        return Task.FromResult(error is null ? IdentityResult.Success : IdentityResult.Failed(error));
    }
}
