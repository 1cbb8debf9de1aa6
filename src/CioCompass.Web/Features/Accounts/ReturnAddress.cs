namespace CioCompass.Web.Features.Accounts;

/// <summary>Address that a sign-in leads to: only ever a page of this program.</summary>
public static class ReturnAddress
{
    /// <summary>
    /// The address, if it is a path on this site; otherwise the dashboard. "//evil" and "/\evil" are other sites. What a header cannot carry,
    /// such as the é of "/é", is percent-encoded as UTF-8 (RFC 3986, 2.5).
    /// </summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Encoded(address) : "/";

    private static string Encoded(string address) => string.Concat(address.EnumerateRunes().Select(r =>
        r.IsAscii && !Unsafe.Contains((char)r.Value) ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    private const string Unsafe = " \"<>\\^`{|}";
}
