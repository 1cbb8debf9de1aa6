using Bunit;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Reports.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Reports.Sharing;

public sealed class SharePanelTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private ReportExample example = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        bunit = ReaderContext.For(example.Database, example.Consultant);
        bunit.Services.AddSingleton(example.Database.Get<SharedLinkService>());
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await example.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task A_new_link_is_shown_once_and_stands_in_the_list_without_its_token()
    {
        var panel = Render();
        panel.WaitForAssertion(() => Assert.Contains("No link has been made yet.", panel.Markup, StringComparison.Ordinal));

        await ShareAsync(panel, "The board");

        Assert.Matches("^http://localhost/shared/[A-Za-z0-9_-]{43}$", panel.Find("#new-link").GetAttribute("value"));
        var row = panel.Find(".share-links tbody tr");
        Assert.Contains("The board", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 April 2026", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("never", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("", panel.Find("#share-label").GetAttribute("value") ?? "");

        panel.FindAll("button").Single(b => b.TextContent == "I have copied it").Click();
        panel.WaitForAssertion(() => Assert.DoesNotContain("/shared/", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void What_people_wrote_is_shared_by_choice_only()
    {
        var panel = Render();

        var chosen = panel.FindAll(".share-sections label").Where(l => l.QuerySelector("input")!.HasAttribute("checked")).Select(l => l.TextContent.Trim());

        Assert.DoesNotContain("Notes and evidence links", chosen);
        Assert.DoesNotContain("How the room voted", chosen);
        Assert.Equal(5, chosen.Count());
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var panel = Render();

        await panel.InvokeAsync(() => panel.Find("#share-days").Change("400"));
        foreach (var index in Enumerable.Range(0, 7))
        {
            await panel.InvokeAsync(() => panel.FindAll(".share-sections input")[index].Change(false));
        }

        await panel.InvokeAsync(() => panel.Find("form").Submit());

        Assert.Equal("Say for whom the link is.", panel.Find("#share-label-error").TextContent);
        Assert.Equal("Choose 1 to 365 days.", panel.Find("#share-days-error").TextContent);
        Assert.Equal("Choose at least one section.", panel.Find("#share-sections-error").TextContent);
        Assert.Equal("true", panel.Find("#share-label").GetAttribute("aria-invalid"));
        Assert.Empty(panel.FindAll("#new-link"));
    }

    [Fact]
    public async Task A_revoked_link_stays_in_the_list_as_revoked()
    {
        var panel = Render();
        await ShareAsync(panel, "The board");

        panel.WaitForElement("button[aria-label='Revoke the link for The board']").Click();

        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".btn-danger")));
        Assert.Contains("revoked", panel.Find(".share-links tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("The link for The board shows nothing any more.", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SharePanel> Render() =>
        bunit.Render<SharePanel>(p => p.Add(c => c.AssessmentId, example.AssessmentId));

    /// <summary>The list may arrive at any moment, and with it another rendering: none between finding a field and filling it in.</summary>
    private static async Task ShareAsync(IRenderedComponent<SharePanel> panel, string label)
    {
        await panel.InvokeAsync(() => panel.Find("#share-label").Change(label));
        await panel.InvokeAsync(() => panel.Find("form").Submit());
        panel.WaitForElement(".share-links tbody tr");
    }
}
