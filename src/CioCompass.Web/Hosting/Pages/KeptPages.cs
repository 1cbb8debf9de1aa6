namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Pages that are the same for all readers, in pieces between which goes what is one answer's own. Whoever publishes content calls
/// <see cref="Drop"/>; a page that was being made then is not kept.
/// </summary>
public sealed class KeptPages(TimeProvider clock)
{
    /// <summary>Time for which a page is shown again: another process may have published meanwhile.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly PagesByKey<object> pages = new(Lifetime, clock);
    private long version;

    /// <summary>The kept pages, for tests of what is in them.</summary>
    internal IReadOnlyCollection<object> All => pages.All;

    /// <summary>Changes with the content that pages show.</summary>
    public long ContentVersion => Interlocked.Read(ref version);

    /// <param name="key">Everything that the page depends on beside the content; compared by value.</param>
    public KeptPage<TGap>? Find<TGap>(object key) => pages.Find(key, ContentVersion) as KeptPage<TGap>;

    /// <param name="madeWith">The content's version from before the page was made.</param>
    public void Keep<TGap>(object key, KeptPage<TGap> page, long madeWith) => pages.Keep(key, page, madeWith);

    public void Drop()
    {
        Interlocked.Increment(ref version);
        pages.Clear();
    }
}
