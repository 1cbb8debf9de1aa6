namespace CioCompass.Web.Features.Accounts;

/// <summary>Where a sign-in leads: only ever to a page of this program.</summary>
public static class ReturnAddress
{
    /// <summary>The address, if it is a path on this site; otherwise the dashboard. "//evil" and "/\evil" are other sites.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
