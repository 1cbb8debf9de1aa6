using System.Collections.Concurrent;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Pages that are the same for all visitors, in pieces between which goes what is one answer's own. Whoever publishes content calls
/// <see cref="Drop"/>; a page that was being made then is not kept.
/// </summary>
public sealed class KeptPages(TimeProvider clock)
{
    /// <summary>
    /// Time for which a page is shown again. A page names its components in a form that the framework honours for five minutes, so this leaves the
    /// last reader's browser more than four to start them.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Beyond that all are made anew.</summary>
    private const int Capacity = 200;

    private readonly ConcurrentDictionary<object, Kept> pages = new();
    private long version;

    /// <summary>The kept pages, for tests of what is in them.</summary>
    internal IReadOnlyCollection<object> All => [.. pages.Values.Select(k => k.Page)];

    /// <summary>Changes with the content that pages show.</summary>
    public long ContentVersion => Interlocked.Read(ref version);

    /// <param name="key">Everything that the page depends on beside the content; compared by value.</param>
    public KeptPage<TGap>? Find<TGap>(object key) =>
        pages.TryGetValue(key, out var kept) && kept.Version == ContentVersion && clock.GetUtcNow() - kept.At < Lifetime ? kept.Page as KeptPage<TGap> : null;

    /// <param name="madeWith">The content's version from before the page was made.</param>
    public void Keep<TGap>(object key, KeptPage<TGap> page, long madeWith)
    {
        if (pages.Count >= Capacity)
        {
            pages.Clear();
        }

        pages[key] = new Kept(page, madeWith, clock.GetUtcNow());
    }

    public void Drop()
    {
        Interlocked.Increment(ref version);
        pages.Clear();
    }

    private sealed record Kept(object Page, long Version, DateTimeOffset At);
}
