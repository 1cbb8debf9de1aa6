using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>
/// Axe in the page itself: its own package for Playwright opens a second page for every look, to put frames together, of which there are none
/// here, and takes twice as long for it.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="within">Null for the whole page.</param>
    /// <param name="rules">One of <see cref="AxeRules"/>.</param>
    /// <returns>A line for each element that breaks a rule.</returns>
    public static async Task<string[]> LookAsync(IPage page, ILocator? within, string rules)
    {
        if (await page.EvaluateAsync<bool>("() => window.axe === undefined"))
        {
            await page.EvaluateAsync(Script);
        }

        return await (within ?? page.Locator(":root")).EvaluateAsync<string[]>(
            """
            (root, rules) => axe.run(root === document.documentElement ? document : root, JSON.parse(rules)).then(found =>
                found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html}`)))
            """,
            rules);
    }
}
