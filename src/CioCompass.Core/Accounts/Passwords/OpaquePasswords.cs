using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Accounts.Passwords;

/// <summary>
/// Passwords as RFC 8265, section 4.2 (OpaqueString), prepares them, so that one that is typed on another keyboard is the same: accents
/// composed (NFC) and every other space a plain one; nothing else is changed. A hash of an earlier version, made of the password as it was
/// typed, still signs in and is then made anew.
/// </summary>
public sealed class OpaquePasswords(IOptions<PasswordHasherOptions> options) : PasswordHasher<CompassUser>(options)
{
    public static string Prepared(string password)
    {
        var prepared = new StringBuilder(password.Length);
        foreach (var rune in password.EnumerateRunes())
        {
            prepared.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : rune.ToString());
        }

        return prepared.ToString().Normalize(NormalizationForm.FormC);
    }

    public override string HashPassword(CompassUser user, string password) => base.HashPassword(user, Prepared(password));

    public override PasswordVerificationResult VerifyHashedPassword(CompassUser user, string hashedPassword, string providedPassword)
    {
        var prepared = Prepared(providedPassword);
        var result = base.VerifyHashedPassword(user, hashedPassword, prepared);
        if (result != PasswordVerificationResult.Failed || prepared == providedPassword)
        {
            return result;
        }

        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }
}
