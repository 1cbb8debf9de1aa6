using Bunit;
using CioCompass.Core.Operations;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Reports.Exports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CioCompass.Tests.Reports.Exports;

public sealed class ReportDownloadsTests : IAsyncLifetime
{
    private readonly SlowFormat format = new("pdf");
    private ReportExample example = null!;
    private ExportJobs jobs = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        var database = example.Database;
        jobs = new ExportJobs(
            database.Get<ReportService>(), [format], database.Data, database.Get<AuditLog>(),
            database.Get<CompassMetrics>(), database.Clock, NullLogger<ExportJobs>.Instance);
        bunit = ReaderContext.For(database, example.Consultant);
        bunit.Services.AddSingleton(jobs);
    }

    public async ValueTask DisposeAsync()
    {
        format.LetGo();
        await bunit.DisposeAsync();
        await jobs.DisposeAsync();
        await example.DisposeAsync();
        format.Dispose();
    }

    [Fact]
    public void Without_a_circuit_each_file_is_a_plain_link_in_the_pages_language()
    {
        using var language = new InCulture("nl");
        bunit.SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = Render();

        Assert.Equal(
            ["pdf", "pptx", "docx", "xlsx", "csv", "json"],
            page.FindAll("a.download").Select(a => a.GetAttribute("href")!.Split("report.")[1].Split('?')[0]));
        Assert.All(page.FindAll("a.download"), a => Assert.EndsWith("?language=nl", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_circuit_the_progress_shows_until_the_file_is_saved()
    {
        var page = Interactive();
        var clicked = page.Find("a.download").ClickAsync(new());
        await format.HalfwayAsync();

        page.WaitForAssertion(() => Assert.InRange(int.Parse(page.Find("progress").GetAttribute("value")!), 50, 60));
        format.LetGo();
        await clicked;

        page.WaitForAssertion(() => Assert.Contains("PDF is ready", page.Find(".download-jobs").TextContent, StringComparison.Ordinal));
        var address = page.Find(".download-job a").GetAttribute("href");
        Assert.EndsWith(address!, bunit.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_be_cancelled_while_it_is_made()
    {
        var page = Interactive();
        var clicked = page.Find("a.download").ClickAsync(new());
        await format.HalfwayAsync();

        await page.WaitForElement(".download-job button").ClickAsync(new());
        await clicked;

        page.WaitForAssertion(() => Assert.Contains("PDF: cancelled", page.Find(".download-jobs").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public async Task Leaving_the_page_ends_what_nobody_waits_for_any_more()
    {
        var page = Interactive();
        var clicked = page.Find("a.download").ClickAsync(new());
        await format.HalfwayAsync();

        await bunit.DisposeComponentsAsync();
        await clicked;

        Assert.Equal(0, format.Writing);
    }

    private IRenderedComponent<ReportDownloads> Interactive()
    {
        bunit.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render();
    }

    private IRenderedComponent<ReportDownloads> Render() =>
        bunit.Render<ReportDownloads>(p => p.Add(d => d.AssessmentId, example.AssessmentId));
}
