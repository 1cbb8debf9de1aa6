using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>
/// Does to a page what the translators of Chrome and Edge do: takes each text out and puts two <c>font</c> elements with its translation
/// in its place. The translation is the text between guillemets.
/// </summary>
public static class Translator
{
    private const int PauseMilliseconds = 100;

    private const string Script = """
        watching => {
            const translate = () => {
                const texts = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const text = walker.currentNode;
                    if (text.data.trim() && !text.parentElement.closest("script, style, font, svg, textarea, option, [translate=no]")) texts.push(text);
                }
                for (const text of texts) {
                    const outer = document.createElement("font");
                    const inner = outer.appendChild(document.createElement("font"));
                    inner.textContent = text.data.replace(/\S.*\S|\S/, "«$&»");
                    text.parentNode.replaceChild(outer, text);
                }
            };
            if (watching && !globalThis.translating) {
                globalThis.translating = new MutationObserver(() => setTimeout(translate));
                translating.observe(document.body, { subtree: true, childList: true, characterData: true });
            }
            translate();
            return document.querySelectorAll("font font").length;
        }
        """;

    /// <param name="watching">Whether what changes later is translated too.</param>
    public static async Task TranslateAsync(this IPage page, bool watching = false) =>
        Assert.True(await page.EvaluateAsync<int>(Script, watching) > 0, "There was nothing to translate.");

    /// <summary>Shows the texts as they were, in nodes of the translator's.</summary>
    public static Task ShowOriginalAsync(this IPage page) => page.EvaluateAsync(
        "() => document.querySelectorAll(':not(font) > font').forEach(f => f.replaceWith(f.textContent.replace(/[«»]/g, '')))");

    /// <summary>Waits until an element shows a text, translated or not.</summary>
    public static async Task ShowsAsync(this ILocator element, string text)
    {
        var shown = "";
        for (var waited = 0; waited < Visitor.PatienceMilliseconds; waited += PauseMilliseconds)
        {
            shown = await element.PlainAsync();
            if (shown == text)
            {
                return;
            }

            await Task.Delay(PauseMilliseconds);
        }

        Assert.Equal(text, shown);
    }

    /// <summary>The text of an element without the marks of the translation, spaces as one.</summary>
    public static async Task<string> PlainAsync(this ILocator element) => string.Join(
        ' ', (await element.InnerTextAsync()).Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
