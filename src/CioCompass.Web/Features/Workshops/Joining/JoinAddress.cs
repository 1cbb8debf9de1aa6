using System.Net;
using CioCompass.Web.Hosting;

namespace CioCompass.Web.Features.Workshops.Joining;

/// <summary>An address at which phones may reach this installation.</summary>
/// <param name="Root">With scheme, without a slash at the end: "http://192.168.1.20:5080".</param>
public sealed record JoinAddress(string Root)
{
    /// <summary>Address without the scheme: what people type, and what <c>?address=</c> carries.</summary>
    public string Host => Root[(Root.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>A phone cannot reach a name that means "this machine" on every machine.</summary>
    public bool IsLocal => new Uri(Root) is { IsLoopback: true };

    /// <param name="code">As it is shown or as it is stored.</param>
    public string ForCode(string code) => $"{Root}/join/{code.Replace("-", "", StringComparison.Ordinal)}";

    /// <summary>
    /// Addresses that the QR code may point at, the best first: the configured address alone; else the one this page was asked for by, unless it
    /// means this machine, and this machine's addresses on its networks.
    /// </summary>
    /// <param name="publicUrl">Configured; null where it is not.</param>
    /// <param name="baseUri">Of the request.</param>
    /// <param name="lan">This machine's IPv4 addresses; empty where it does not listen on them.</param>
    public static IReadOnlyList<JoinAddress> Choices(string? publicUrl, string baseUri, IEnumerable<string> lan)
    {
        if (publicUrl is not null)
        {
            return [new JoinAddress(publicUrl.TrimEnd('/'))];
        }

        var asked = new Uri(baseUri);
        var own = new JoinAddress(asked.GetLeftPart(UriPartial.Authority));
        var others = lan.Select(a => new JoinAddress(new UriBuilder(asked.Scheme, a, asked.Port).Uri.GetLeftPart(UriPartial.Authority)));
        return [.. (own.IsLocal ? others.Append(own) : others.Prepend(own)).DistinctBy(a => a.Host)];
    }

    /// <param name="wanted">The value of <c>?address=</c>; one that is no choice is ignored, so that a link cannot misdirect a room.</param>
    public static JoinAddress Chosen(IReadOnlyList<JoinAddress> choices, string? wanted) =>
        choices.FirstOrDefault(c => c.Host == wanted) ?? choices[0];

    /// <summary>Whether any address listened on is one beyond this machine.</summary>
    public static bool ListensOnNetwork(IEnumerable<string> listening) =>
        listening.Select(BindingAddress.Parse)
            .Any(a => a.Host != "localhost" && !(IPAddress.TryParse(a.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
