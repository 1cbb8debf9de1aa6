namespace CioCompass.Web.Hosting.Pages;

/// <summary>Public pages as visitors get them, made for one of them and sent to the next ones too, until content is published.</summary>
public sealed class PublicPages(KeptPages content, TimeProvider clock)
{
    /// <summary>How long a page is sent again: another process may have published meanwhile.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const string Html = "text/html; charset=utf-8";

    /// <summary>Apart from those of phones, which no stream of visitors pushes out; each takes some 90 KB.</summary>
    private readonly PagesByKey<ReadyBody> pages = new(Lifetime, clock);

    /// <summary>Changes with the content that pages show.</summary>
    public long ContentVersion => content.ContentVersion;

    /// <param name="key">Everything that the page depends on beside the content; compared by value.</param>
    public ReadyBody? Find(object key) => pages.Find(key, ContentVersion);

    /// <param name="html">Without anything that belongs to the one for whom it was made.</param>
    /// <param name="madeWith">The content's version from before the page was made.</param>
    public ReadyBody Keep(object key, byte[] html, long madeWith)
    {
        // Mostly nothing has changed, and the compressed forms are there already.
        var page = pages.Latest(key) is { } before && before.Mark == ReadyBody.MarkOf(html) ? before : new ReadyBody(html, Html, ReadyBody.Quick);
        pages.Keep(key, page, madeWith);
        return page;
    }
}
