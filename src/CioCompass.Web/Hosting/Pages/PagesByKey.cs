using System.Collections.Concurrent;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Pages by all that they depend on: each for a while, and as long as the content is the one that it was made with. There are never many: those past
/// their lifetime make room, else all do.
/// </summary>
/// <param name="lifetime">Time for which a page is found.</param>
internal sealed class PagesByKey<TPage>(TimeSpan lifetime, TimeProvider clock)
    where TPage : class
{
    private const int Capacity = 200;

    private readonly ConcurrentDictionary<object, Kept> pages = new();

    public IReadOnlyCollection<TPage> All => [.. pages.Values.Select(k => k.Page)];

    /// <param name="key">Compared by value.</param>
    /// <param name="content">Version of the content that the page has to show.</param>
    public TPage? Find(object key, long content) =>
        pages.TryGetValue(key, out var kept) && kept.Content == content && !IsOver(kept) ? kept.Page : null;

    /// <summary>The page that was kept last, whatever has become of the content since.</summary>
    public TPage? Latest(object key) => pages.GetValueOrDefault(key)?.Page;

    /// <param name="content">The content's version from before the page was made.</param>
    public void Keep(object key, TPage page, long content)
    {
        if (pages.Count >= Capacity)
        {
            MakeRoom();
        }

        pages[key] = new Kept(page, content, clock.GetUtcNow());
    }

    public void Clear() => pages.Clear();

    private void MakeRoom()
    {
        foreach (var (key, _) in pages.Where(p => IsOver(p.Value)))
        {
            pages.TryRemove(key, out _);
        }

        if (pages.Count >= Capacity)
        {
            pages.Clear();
        }
    }

    private bool IsOver(Kept kept) => clock.GetUtcNow() - kept.At >= lifetime;

    private sealed record Kept(TPage Page, long Content, DateTimeOffset At);
}
