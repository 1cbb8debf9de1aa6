using CioCompass.Web.Hosting.Pages;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Hosting;

public sealed class PublicPagesTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly KeptPages content;
    private readonly PublicPages pages;

    public PublicPagesTests()
    {
        content = new KeptPages(clock);
        pages = new PublicPages(content, clock);
    }

    [Fact]
    public void A_page_is_found_by_all_that_it_depends_on_and_by_nothing_less()
    {
        var page = pages.Keep(("/", "nl", "dark"), "<p>nl</p>"u8.ToArray(), pages.ContentVersion);

        Assert.Same(page, pages.Find(("/", "nl", "dark")));
        Assert.Null(pages.Find(("/", "nl", "light")));
    }

    [Fact]
    public void Publishing_content_drops_every_page_and_also_the_one_that_was_being_made()
    {
        pages.Keep("made", "<p>old</p>"u8.ToArray(), pages.ContentVersion);
        var before = pages.ContentVersion;

        content.Drop();
        pages.Keep("being made", "<p>old</p>"u8.ToArray(), before);

        Assert.Null(pages.Find("made"));
        Assert.Null(pages.Find("being made"));
    }

    [Fact]
    public void A_page_is_made_anew_after_a_while_and_compressed_anew_only_where_it_changed()
    {
        var page = pages.Keep("page", "<p>same</p>"u8.ToArray(), pages.ContentVersion);
        clock.Advance(PublicPages.Lifetime);
        Assert.Null(pages.Find("page"));

        Assert.Same(page, pages.Keep("page", "<p>same</p>"u8.ToArray(), pages.ContentVersion));
        Assert.Same(page, pages.Find("page"));
        Assert.NotSame(page, pages.Keep("page", "<p>other</p>"u8.ToArray(), pages.ContentVersion));
    }

    [Fact]
    public void However_many_pages_are_kept_few_stay()
    {
        foreach (var key in Enumerable.Range(0, 1000))
        {
            pages.Keep(key, "<p>page</p>"u8.ToArray(), pages.ContentVersion);
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(key => pages.Find(key) is not null), 1, 200);
        Assert.NotNull(pages.Find(999));
    }
}
