using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>
/// Waits until a page is at an address, and loaded. Playwright's own wait misses an address that changes while it begins to listen, and takes
/// a navigation that a second click breaks off for a failure.
/// </summary>
internal static class Arrival
{
    /// <param name="address">The whole address, where <c>*</c> stands for anything: <c>*/join/room</c>.</param>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveAsync(new Regex($"^{Regex.Escape(address).Replace("\\*", ".*", StringComparison.Ordinal)}$"));

    public static Task ArriveAsync(this IPage page, Regex address) => page.ArriveAsync(address.IsMatch);

    public static async Task ArriveAsync(this IPage page, Func<string, bool> isThere)
    {
        await Patience.UntilAsync(() => isThere(page.Url), "the page is where it was to go");
        await page.WaitForLoadStateAsync();
    }
}
