using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>
/// Waits until a page is at an address, and loaded. Playwright's own waits miss an address, or the end of loading, that comes while they begin
/// to listen, and take a navigation that a second click breaks off for a failure; this one looks again and again.
/// </summary>
internal static class Arrival
{
    /// <param name="address">The whole address, where <c>*</c> stands for anything: <c>*/join/room</c>.</param>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveAsync(new Regex($"^{Regex.Escape(address).Replace("\\*", ".*", StringComparison.Ordinal)}$"));

    public static Task ArriveAsync(this IPage page, Regex address) => page.ArriveAsync(address.IsMatch);

    public static Task ArriveAsync(this IPage page, Func<string, bool> isThere) =>
        Patience.UntilAsync(async () => isThere(page.Url) && await IsLoadedAsync(page), "the page is where it was to go, and loaded");

    private static async Task<bool> IsLoadedAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException) when (!page.IsClosed)
        {
            // Another document took the place of the one that was asked.
            return false;
        }
    }
}
