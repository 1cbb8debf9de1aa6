using System.Collections.Concurrent;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>Public pages as visitors get them, made for one of them and sent to the next ones too, until content is published.</summary>
public sealed class PublicPages(KeptPages content, TimeProvider clock)
{
    /// <summary>How long a page is sent again: another process may have published meanwhile.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Beyond that those past their lifetime go, else all; each takes some 90 KB.</summary>
    private const int Capacity = 200;

    private const string Html = "text/html; charset=utf-8";

    private readonly ConcurrentDictionary<object, Kept> pages = new();

    /// <summary>Changes with the content that pages show.</summary>
    public long ContentVersion => content.ContentVersion;

    /// <param name="key">Everything that the page depends on beside the content; compared by value.</param>
    public ReadyBody? Find(object key) =>
        pages.TryGetValue(key, out var kept) && kept.Version == ContentVersion && clock.GetUtcNow() - kept.At < Lifetime ? kept.Page : null;

    /// <param name="html">Without anything that belongs to the one for whom it was made.</param>
    /// <param name="madeWith">The content's version from before the page was made.</param>
    public ReadyBody Keep(object key, byte[] html, long madeWith)
    {
        if (pages.Count >= Capacity)
        {
            DropOld();
        }

        // Mostly nothing has changed, and the compressed forms are there already.
        var page = pages.TryGetValue(key, out var before) && before.Page.Mark == ReadyBody.MarkOf(html)
            ? before.Page
            : new ReadyBody(html, Html, ReadyBody.Quick);
        pages[key] = new Kept(page, madeWith, clock.GetUtcNow());
        return page;
    }

    private void DropOld()
    {
        foreach (var (key, kept) in pages)
        {
            if (clock.GetUtcNow() - kept.At >= Lifetime)
            {
                pages.TryRemove(key, out _);
            }
        }

        if (pages.Count >= Capacity)
        {
            pages.Clear();
        }
    }

    private sealed record Kept(ReadyBody Page, long Version, DateTimeOffset At);
}
