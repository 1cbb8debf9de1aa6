namespace CioCompass.Core.Text;

/// <summary>Addresses that people type for others to open.</summary>
public static class WebAddress
{
    /// <summary>
    /// An absolute http or https address with a host, and without user name or password in it, which would dress up one site as another.
    /// </summary>
    public static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0;
}
