using Bunit;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Content.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Content.Statistics;

public sealed class StatisticEditPageTests : IAsyncLifetime
{
    private const string Article = "business-social-issues";

    private ContentEditor editor = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private StatisticDraftService Drafts => editor.Database.Get<StatisticDraftService>();

    public async ValueTask InitializeAsync() => editor = await ContentEditor.OpenAsync();

    public ValueTask DisposeAsync() => editor.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_saved_and_said_to_be_saved()
    {
        var page = await OpenDraftAsync();
        page.Find("#figure-percentage").Change("79");
        page.Find("#figure-headline-fr").Input("Un autre titre");
        page.Find("#figure-samplesize").Change("1234");
        page.Find("#figure-margin").Change("2.5");
        page.Find("#figure-fieldworkfrom").Change("2016-01-04");
        page.Find("#figure-fieldworkto").Change("2016-02-05");
        page.Find("#figure-audience").Change(nameof(Audience.Employees));
        page.WaitForAssertion(() => Assert.Equal("Not saved yet.", page.Find(".draft-bar [role=status]").TextContent));

        await SaveAsync(page);

        Assert.StartsWith("Saved at ", page.Find(".draft-bar [role=status]").TextContent, StringComparison.Ordinal);
        var stored = (await StoredAsync()).Body;
        Assert.Equal((79, 1234, 2.5m, Audience.Employees), (stored.Percentage, stored.SampleSize, stored.MarginPoints, stored.Audience));
        Assert.Equal((new DateOnly(2016, 1, 4), new DateOnly(2016, 2, 5)), (stored.FieldworkFrom, stored.FieldworkTo));
        Assert.Equal("Un autre titre", stored.Headline.Fr);
    }

    [Theory]
    [InlineData("#figure-percentage", "101", "not a possible number")]
    [InlineData("#figure-percentage", "99999999999999999999", "not a possible number")]
    [InlineData("#figure-percentage", "", "not filled in")]
    [InlineData("#figure-publisher", "", "not filled in")]
    [InlineData("#figure-url", "javascript:alert(1)", "not an address that begins with https:// or http://")]
    [InlineData("#figure-fieldworkto", "1999-01-01", "both days, the first one first")]
    public async Task What_cannot_be_published_is_said_at_its_field_and_above(string field, string typed, string problem)
    {
        var page = await OpenDraftAsync();

        page.Find(field).Change(typed);

        Assert.Equal(problem, page.WaitForElement($"{field}-note").TextContent);
        Assert.Contains(page.FindAll(".draft-errors a"), a => a.TextContent.EndsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_published_while_something_is_missing_or_not_saved()
    {
        var page = await OpenDraftAsync();
        page.Find("#figure-publisher").Change("");
        await ClickAsync(page, "Publish");
        Assert.Equal("Save the draft first.", page.Find("[role=status] .notice").TextContent);

        await SaveAsync(page);
        await ClickAsync(page, "Publish");

        page.WaitForAssertion(() => Assert.Equal("The draft is not complete yet.", page.Find("[role=status] .notice").TextContent));
        Assert.Equal(Shipped.Version, (await editor.Database.Get<StatisticCatalog>().LatestAsync(Cancel)).Find(Article)!.Version);
    }

    [Fact]
    public async Task A_confirmed_publication_is_seen_by_visitors_at_once()
    {
        var version = editor.Pages.ContentVersion;
        var page = await OpenDraftAsync();
        page.Find("#figure-percentage").Change("79");
        await SaveAsync(page);
        Assert.Equal(["Percentage"], page.FindAll(".figure-changes li").Select(l => l.TextContent));

        var publishing = ClickAsync(page, "Publish");
        await editor.AnswerAsync("Publish");
        await publishing;

        page.WaitForAssertion(() => Assert.Equal($"Version {Shipped.Version + 1} of this figure is published.", page.Find("[role=status] .notice").TextContent));
        Assert.Equal(79, (await editor.Database.Get<StatisticCatalog>().CurrentAsync(Cancel)).Find(Article)!.Percentage);
        Assert.NotEqual(version, editor.Pages.ContentVersion);
        Assert.Equal("Begin a draft", page.Find(".empty button").TextContent);
    }

    [Theory]
    [InlineData("Save mine", 79)]
    [InlineData("Take theirs", 78)]
    public async Task A_colleagues_save_is_shown_and_neither_is_lost_before_the_choice(string choice, int kept)
    {
        var page = await OpenDraftAsync();
        var stored = await StoredAsync();
        await Drafts.SaveAsync(Article, stored.Body with { Percentage = 78 }, stored.Version, editor.Administrator, Cancel);
        page.Find("#figure-percentage").Change("79");

        await SaveAsync(page);

        Assert.Contains("You differ in: Percentage.", page.Find(".conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("79", page.TextOf("#figure-percentage"));
        Assert.Equal(78, (await StoredAsync()).Body.Percentage);

        await ClickAsync(page, choice);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".conflict")));
        Assert.Equal(kept, (await StoredAsync()).Body.Percentage);
        Assert.Equal($"{kept}", page.TextOf("#figure-percentage"));
    }

    [Fact]
    public async Task The_words_that_rooms_were_asked_can_be_read_and_not_changed()
    {
        var page = await OpenDraftAsync();

        Assert.True(page.Find("#figure-guess").HasAttribute("disabled"));
        Assert.True(page.Find("#figure-comparability").HasAttribute("disabled"));
        Assert.NotEmpty(page.Find("#figure-guess-en").GetAttribute("value")!);
    }

    [Fact]
    public async Task A_figure_of_ones_own_is_begun_with_its_headline()
    {
        var section = editor.Bunit.Render<StatisticsSection>();
        section.WaitForElement("#figure-add").Change("  ");
        await section.InvokeAsync(() => section.Find("form").SubmitAsync());
        section.WaitForAssertion(() => Assert.Equal("Give it a headline of at most 200 characters.", section.Find("#figure-add-error").TextContent));

        section.Find("#figure-add").Change("<b>Own</b> figure");
        await section.InvokeAsync(() => section.Find("form").SubmitAsync());

        var draft = (await Drafts.FindAsync("b-own-b-figure", editor.Administrator, Cancel)).Draft!;
        Assert.Equal(Localized.Of("", "<b>Own</b> figure", ""), draft.Body.Headline);
        Assert.EndsWith("/admin/content/statistics/b-own-b-figure", editor.Bunit.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_has_a_name_in_every_language()
    {
        foreach (var culture in Languages.Codes)
        {
            using var _ = new Support.InCulture(culture);
            Assert.All(Enum.GetValues<StatisticField>(), field => Assert.NotEmpty(StatisticFieldTexts.Of(field)));
        }
    }

    private async Task<IRenderedComponent<StatisticEditPage>> OpenDraftAsync()
    {
        await Drafts.StartAsync(Article, editor.Administrator, Cancel);
        var page = editor.Bunit.Render<StatisticEditPage>(p => p.Add(x => x.Key, Article));
        page.WaitForElement("#figure-percentage");
        return page;
    }

    private async Task<StatisticDraftView> StoredAsync() => (await Drafts.FindAsync(Article, editor.Administrator, Cancel)).Draft!;

    private static async Task SaveAsync(IRenderedComponent<StatisticEditPage> page)
    {
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.NotEqual("Not saved yet.", page.Find(".draft-bar [role=status]").TextContent + (page.FindAll(".conflict").Count > 0 ? "!" : "")));
    }

    private static Task ClickAsync(IRenderedComponent<StatisticEditPage> page, string button) =>
        page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == button).ClickAsync(new()));
}
