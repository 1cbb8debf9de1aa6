using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Accounts.Passwords;

/// <summary>A password that is typed on another keyboard is the same password.</summary>
public sealed class OpaquePasswordsTests
{
    private const string Composed = "cr\u00e8me br\u00fbl\u00e9e";
    private const string Apart = "cre\u0300me\u00a0bru\u0302le\u0301e";

    private static readonly CompassUser User = new();

    private readonly OpaquePasswords passwords = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

    [Theory]
    [InlineData(Composed, Apart)]
    [InlineData(Apart, Composed)]
    [InlineData(Apart, Apart)]
    public void Accents_and_spaces_of_another_keyboard_sign_in(string chosen, string typed) => Assert.Equal(
        PasswordVerificationResult.Success, passwords.VerifyHashedPassword(User, passwords.HashPassword(User, chosen), typed));

    [Fact]
    public void A_hash_of_what_was_typed_by_an_earlier_version_still_signs_in_and_is_made_anew()
    {
        var earlier = new PasswordHasher<CompassUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(User, Apart);

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, passwords.VerifyHashedPassword(User, earlier, Apart));
        Assert.Equal(PasswordVerificationResult.Failed, passwords.VerifyHashedPassword(User, earlier, Apart + "!"));
    }

    /// <summary>Fourteen letters of which one has its accent apart are fifteen code units, and fourteen characters.</summary>
    [Theory]
    [InlineData("e\u0301abcdefghijklm", nameof(IdentityErrorDescriber.PasswordTooShort))]
    [InlineData("e\u0301abcdefghijklmn", null)]
    public async Task The_length_that_counts_is_that_of_the_prepared_password(string typed, string? error)
    {
        var rules = new PasswordRules(new CommonPasswords(), new IdentityErrorDescriber());

        var result = await rules.ValidateAsync(null!, User, typed);

        Assert.Equal(error, result.Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public async Task A_password_is_not_too_long_for_its_accents_apart()
    {
        var rules = new PasswordRules(new CommonPasswords(), new IdentityErrorDescriber());
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.MaxLength / 2).Select(n => $"e\u0301{(char)('a' + (n % 26))}"));

        Assert.True((await rules.ValidateAsync(null!, User, longest)).Succeeded);
        Assert.False((await rules.ValidateAsync(null!, User, longest + "!")).Succeeded);
    }

    [Theory]
    [InlineData(" Two  spaces ")]
    [InlineData("\uff21\ufb01")]
    [InlineData("\ud83e\udded A\tb")]
    public void Nothing_else_is_changed(string password) => Assert.Equal(password, OpaquePasswords.Prepared(password));
}
