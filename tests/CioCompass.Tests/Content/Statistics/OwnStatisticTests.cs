using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Content.Statistics;

/// <summary>The statistics' pages over HTTP, and what readers get of what is published.</summary>
public sealed class OwnStatisticTests : IAsyncDisposable
{
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)> =1+1 مرحبا";

    private readonly CompassWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Hostile_words_of_an_own_figure_are_text_wherever_it_is_shown()
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var text = Localized.Of(Hostile, Hostile, Hostile);
        var key = await PublishAsync(administrator, "Hostile figure", StatisticExample.Complete with
        {
            Headline = text,
            Subject = text,
            Statement = text,
            AudienceLabel = text,
            Base = text,
            VerificationNote = text,
            CheckedAgainst = Hostile,
            Caution = text,
            Source = new SourceDraft(Hostile, Hostile, 2026, true, "https://example.org/?q=\"><script>alert(1)</script>"),
        });
        await app.Services.GetRequiredService<StatisticDraftService>().StartAsync(key, administrator, Cancel);

        foreach (var address in new[]
        {
            "/", "/?view=table", $"/statistics/{key}", $"/statistics/{key}?view=table", "/admin/content", $"/admin/content/statistics/{key}",
            $"/admin/content/statistics/{key}/preview?language=fr",
        })
        {
            var page = await client.GetStringAsync(address, Cancel);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }

        var csv = await client.GetStringAsync("/statistics.csv", Cancel);
        Assert.Contains(key, csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_figure_says_that_it_is_one_and_leads_to_its_source()
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var key = await PublishAsync(administrator, "Our own figure", StatisticExample.Complete);

        var page = await client.GetStringAsync($"/statistics/{key}", Cancel);

        Assert.Contains("Own figure", page, StringComparison.Ordinal);
        Assert.Contains("The source’s exact wording", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/survey\" rel=\"noopener noreferrer nofollow\"", page, StringComparison.Ordinal);
        Assert.Contains(key, await client.GetStringAsync("/statistics.json", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_figure_says_so_on_its_page_and_is_in_no_list_or_download()
    {
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        var key = await PublishAsync(administrator, "Our own figure", StatisticExample.Complete);
        await CorrectAsync(administrator, key, body => body with { IsWithdrawn = true });

        var page = await client.GetStringAsync($"/statistics/{key}", Cancel);

        Assert.Contains("This figure was withdrawn.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/statistics.csv?key=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(key, await client.GetStringAsync("/", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(key, await client.GetStringAsync("/statistics.csv", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/statistics.csv?key={key}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/admin/content/statistics/nothing")]
    [InlineData("/admin/content/statistics/nothing/preview")]
    [InlineData("/admin/content/statistics/business-social-issues/preview")]
    [InlineData("/admin/content/statistics/%3Cscript%3E")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        var (client, _) = await app.SignedInAsync("Ann", Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Nobody_but_an_administrator_sees_the_pages(Role role)
    {
        var (_, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        await app.Services.GetRequiredService<StatisticDraftService>().StartAsync("business-social-issues", administrator, Cancel);
        var (client, _) = await app.SignedInAsync("Bob", role);

        foreach (var address in new[] { "/admin/content", "/admin/content/statistics/business-social-issues", "/admin/content/statistics/business-social-issues/preview" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, Cancel)).StatusCode);
        }
    }

    private async Task<string> PublishAsync(Actor administrator, string headline, StatisticDraft body)
    {
        var drafts = app.Services.GetRequiredService<StatisticDraftService>();
        var draft = (await drafts.AddAsync(Guid.NewGuid(), headline, administrator, Cancel)).Draft!;
        await PublishAsync(administrator, draft, body);
        return draft.Key;
    }

    private async Task CorrectAsync(Actor administrator, string key, Func<StatisticDraft, StatisticDraft> change)
    {
        var draft = (await app.Services.GetRequiredService<StatisticDraftService>().StartAsync(key, administrator, Cancel)).Draft!;
        await PublishAsync(administrator, draft, change(draft.Body));
    }

    private async Task PublishAsync(Actor administrator, StatisticDraftView draft, StatisticDraft body)
    {
        var saved = (await app.Services.GetRequiredService<StatisticDraftService>().SaveAsync(draft.Key, body, draft.Version, administrator, Cancel)).Draft!;
        var result = await app.Services.GetRequiredService<StatisticPublisher>().PublishAsync(draft.Key, saved.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Published, result.Outcome);
    }
}
