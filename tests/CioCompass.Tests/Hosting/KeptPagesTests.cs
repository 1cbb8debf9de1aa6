using CioCompass.Web.Hosting.Pages;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Hosting;

public sealed class KeptPagesTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly KeptPage<string> page = new("<p>own</p>", [(3..6, "own")]);

    [Fact]
    public void A_page_is_found_by_all_that_it_depends_on_and_by_nothing_less()
    {
        var pages = new KeptPages(clock);
        pages.Keep(("/", "nl", "dark"), page, pages.ContentVersion);

        Assert.Same(page, pages.Find<string>(("/", "nl", "dark")));
        Assert.Null(pages.Find<string>(("/", "nl", "light")));
        Assert.Null(pages.Find<string>(("/", "fr", "dark")));
    }

    [Fact]
    public void Publishing_content_drops_every_page_and_also_the_one_that_was_being_made()
    {
        var pages = new KeptPages(clock);
        pages.Keep("made", page, pages.ContentVersion);
        var before = pages.ContentVersion;

        pages.Drop();
        pages.Keep("being made", page, before);

        Assert.Null(pages.Find<string>("made"));
        Assert.Null(pages.Find<string>("being made"));
    }

    [Fact]
    public void A_page_is_made_anew_after_a_while()
    {
        var pages = new KeptPages(clock);
        pages.Keep("page", page, pages.ContentVersion);

        clock.Advance(KeptPages.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(pages.Find<string>("page"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(pages.Find<string>("page"));
    }

    [Fact]
    public void However_many_pages_are_kept_few_stay()
    {
        var pages = new KeptPages(clock);
        foreach (var key in Enumerable.Range(0, 1000))
        {
            pages.Keep(key, page, pages.ContentVersion);
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(key => pages.Find<string>(key) is not null), 1, 200);
        Assert.NotNull(pages.Find<string>(999));
    }
}
