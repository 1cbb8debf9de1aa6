using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Content;

/// <summary>The content's pages over HTTP, and what readers get of what is published.</summary>
public sealed class ContentPagesTests : IAsyncDisposable
{
    private readonly CompassWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Hostile_words_are_shown_as_text_in_the_preview_and_to_every_reader_once_published()
    {
        const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)> 👩‍👩‍👧 مرحبا";
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var drafts = app.Services.GetRequiredService<ContentDraftService>();
        var started = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        var text = Localized.Of(Hostile, Hostile, Hostile);
        var theme = started.Body.Themes[0] with { Name = text, Intent = text };
        theme = theme with { Questions = [theme.Questions[0] with { Text = text, Guidance = text, Levels = [text, text, text, text, text] }, .. theme.Questions.Skip(1)] };
        var saved = (await drafts.SaveAsync(
            (started.Body with { Title = text, RoleContext = [text] }).Replace(theme), started.Version, administrator, Cancel)).Draft!;

        foreach (var address in new[]
        {
            "/admin/content", "/admin/content/questions", "/admin/content/questions/preview?language=fr", "/admin/content/questions/set",
            $"/admin/content/questions/{theme.Key}", $"/admin/content/questions/{theme.Questions[0].Key}",
        })
        {
            AssertHarmless(await client.GetStringAsync(address, Cancel));
        }

        var before = await app.CreateClient().GetStringAsync("/questions", Cancel);
        Assert.DoesNotContain("alert(", before, StringComparison.Ordinal);

        var result = await app.Services.GetRequiredService<ContentPublisher>().PublishAsync(saved.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Published, result.Outcome);

        // As the page on which somebody publishes does.
        app.Services.GetRequiredService<KeptPages>().Drop();

        foreach (var address in new[] { "/questions", "/", "/?culture=nl" })
        {
            var page = await app.CreateClient().GetStringAsync(address, Cancel);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            AssertHarmless(page);
        }
    }

    [Fact]
    public async Task The_preview_speaks_the_language_that_is_asked_for_and_marks_what_is_missing()
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var drafts = app.Services.GetRequiredService<ContentDraftService>();
        var started = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        await drafts.SaveAsync(started.Body.AddQuestion(started.Body.Themes[0].Key, "Who decides?"), started.Version, administrator, Cancel);
        var first = started.Body.Themes[0].Questions[0].Text;
        var role = started.Body.RoleContext[1];

        foreach (var (language, words, paragraph) in new[] { ("nl", first.Nl, role.Nl), ("en", first.En, role.En), ("fr", first.Fr, role.Fr) })
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/admin/content/questions/preview?language={language}", Cancel));
            Assert.Contains($"<div lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains(paragraph, page, StringComparison.Ordinal);
            Assert.Contains("[not filled in]", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin/content/questions/preview?language=%3Cscript%3E", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Without_paragraphs_on_the_role_the_dashboard_and_the_preview_leave_that_part_out()
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var drafts = app.Services.GetRequiredService<ContentDraftService>();
        var started = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        Assert.Contains("id=\"role-title\"", await app.CreateClient().GetStringAsync("/?culture=fr", Cancel), StringComparison.Ordinal);
        var saved = (await drafts.SaveAsync(started.Body with { RoleContext = [] }, started.Version, administrator, Cancel)).Draft!;

        Assert.DoesNotContain("id=\"role-title\"", await client.GetStringAsync("/admin/content/questions/preview", Cancel), StringComparison.Ordinal);
        await app.Services.GetRequiredService<ContentPublisher>().PublishAsync(saved.Version, administrator, Cancel);
        Assert.DoesNotContain("id=\"role-title\"", await app.CreateClient().GetStringAsync("/?culture=nl", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/content/questions/nothing")]
    [InlineData("/admin/content/questions/..%2F..%2Fappsettings.json")]
    [InlineData("/admin/content/questions/%3Cscript%3E")]
    public async Task What_the_draft_does_not_have_is_not_found(string address)
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        await app.Services.GetRequiredService<ContentDraftService>().StartAsync(administrator, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, Cancel)).StatusCode);
    }

    private static void AssertHarmless(string page)
    {
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }
}
