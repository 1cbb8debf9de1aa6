using CioCompass.Core.Accounts.Passwords;

namespace CioCompass.Tests.Accounts.Passwords;

public sealed class CommonPasswordsTests
{
    private readonly CommonPasswords common = new();

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password12345678")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("123456789012345")]
    [InlineData("abcdefghijklmno")]
    [InlineData("sofiesofiesofiesofie")]
    [InlineData("sofie.maes2026!")]
    [InlineData("ciocompass12345")]
    public void What_many_choose_or_what_is_easy_to_guess_is_refused(string password) =>
        Assert.True(common.Contains(password, "sofie.maes@example.org", "Sofie Maes"), password);

    [Theory]
    [InlineData("vier blauwe olifanten zingen")]
    [InlineData("correct paard batterij nietje")]
    [InlineData("a long passphrase for tests")]
    [InlineData("Kw7#pVz9!mQx2Lt")]
    public void A_few_words_or_random_signs_are_accepted(string password) =>
        Assert.False(common.Contains(password, "sofie.maes@example.org", "Sofie Maes"), password);
}
