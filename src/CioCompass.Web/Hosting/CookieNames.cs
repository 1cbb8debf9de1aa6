using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CioCompass.Web.Hosting;

/// <summary>
/// Names of the program's cookies. A browser keeps one set of cookies for all ports of a host (RFC 6265, section 8.5), so each name ends in
/// a mark of this installation: two of them on one host would end each other's sign-ins otherwise.
/// </summary>
/// <param name="keys">Read at the first use, when the database is ready.</param>
public sealed class CookieNames(IKeyManager keys, IDataProtectionProvider protection)
{
    private const string FormsBegin = "ciocompass.forms.";
    private const string LanguageBegin = "ciocompass.language.";
    private const string AppearanceBegin = "ciocompass.appearance.";

    /// <summary>The reader's time zone, the same for every installation: written by the pages' script.</summary>
    public const string Zone = "ciocompass.zone";

    // A failure is not kept: the next request tries again.
    private readonly Lazy<string> mark = new(() => MarkOf(keys, protection), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Cookie of the sign-in; over HTTPS it goes with the prefix <c>__Host-</c>.</summary>
    public string SignIn => "CioCompass." + mark.Value;

    /// <summary>Cookie that keeps a passkey's challenge between the question and the answer.</summary>
    public string Passkey => "CioCompass.Passkey." + mark.Value;

    /// <summary>Cookie of a browser that has signed in before.</summary>
    public string Device => "CioCompass.Device." + mark.Value;

    /// <summary>Against forged forms.</summary>
    public string Forms => FormsBegin + mark.Value;

    public string Language => LanguageBegin + mark.Value;

    public string Appearance => AppearanceBegin + mark.Value;

    public string Phone => "ciocompass.phone." + mark.Value;

    /// <summary>Whether a cookie, also one of another installation, tells nothing about a person.</summary>
    public static bool IsAnonymous(string cookie) =>
        cookie == Zone || ((string[])[FormsBegin, LanguageBegin, AppearanceBegin]).Any(begin => cookie.StartsWith(begin, StringComparison.Ordinal));

    /// <summary>
    /// The first key that signs cookies, in short: all processes of an installation have it, and who has other keys cannot read these
    /// cookies anyway. Later keys change nothing.
    /// </summary>
    private static string MarkOf(IKeyManager keys, IDataProtectionProvider protection)
    {
        // Makes the first key where there is none yet.
        protection.CreateProtector(nameof(CookieNames)).Protect([]);
        return keys.GetAllKeys().OrderBy(k => k.CreationDate).ThenBy(k => k.KeyId).First().KeyId.ToString("N")[..8];
    }
}
