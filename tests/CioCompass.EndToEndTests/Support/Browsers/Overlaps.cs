using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>Finds elements that stand on one another, as the browser has laid them out.</summary>
public static class Overlaps
{
    /// <summary>Boxes of elements against each other and against the lines of text that are not theirs.</summary>
    private const string Script = """
        ([marks, others, mayTouch]) => {
            const shown = e => e.checkVisibility({ visibilityProperty: true });
            // Two pixels of ground between them, at least; or none, but then less than one that both have.
            const [across, down] = mayTouch ? [-1, -1] : [2, 1];
            const meet = (a, b) => a.left < b.right + across && b.left < a.right + across && a.top < b.bottom + down && b.top < a.bottom + down;
            const linesOf = mark => {
                const walker = document.createTreeWalker(mark.parentElement.closest("li, tr, section, article, main, body"), NodeFilter.SHOW_TEXT);
                const lines = [];
                while (walker.nextNode()) {
                    const text = walker.currentNode;
                    if (!text.data.trim() || mark.contains(text) || !shown(text.parentElement) || text.parentElement.closest(".visually-hidden, .tag")) continue;
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    // The letters themselves, without the leading of their line.
                    for (const r of range.getClientRects()) lines.push({ what: text.data.trim(), left: r.left, right: r.right, top: r.top + 4, bottom: r.bottom - 4 });
                }
                return lines;
            };
            const found = [];
            const all = [...document.querySelectorAll(marks)].filter(shown);
            const against = others ? [...document.querySelectorAll(others)].filter(shown) : all;
            for (const mark of all) {
                const box = mark.getBoundingClientRect();
                for (const other of against) {
                    if (other !== mark && !other.contains(mark) && !mark.contains(other) && meet(box, other.getBoundingClientRect())) {
                        found.push(`${mark.textContent.trim()} on ${other.textContent.trim() || other.getAttribute("class")}`);
                    }
                }
                if (!others) for (const line of linesOf(mark)) if (meet(box, line)) found.push(`${mark.textContent.trim()} on the text ${line.what}`);
            }
            return found;
        }
        """;

    /// <summary>Elements that stand on one another, or on text beside them.</summary>
    /// <param name="mayTouch">For what has a margin of its own inside of it, as a target for a finger.</param>
    public static Task<string[]> OverlapsAsync(this IPage page, string marks, bool mayTouch = false) =>
        page.EvaluateAsync<string[]>(Script, new object?[] { marks, null, mayTouch });

    /// <summary>Elements of one kind that stand on those of another.</summary>
    public static Task<string[]> OverlapsAsync(this IPage page, string marks, string others) =>
        page.EvaluateAsync<string[]>(Script, new object?[] { marks, others, false });
}
