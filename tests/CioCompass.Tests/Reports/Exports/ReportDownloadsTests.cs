using Bunit;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Reports.Exports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
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
            database.Get<ExportMetrics>(), database.Clock, NullLogger<ExportJobs>.Instance);
        bunit = ReaderContext.For(database, example.Consultant);
        bunit.Services.AddSingleton(jobs);
        bunit.Services.AddSingleton(database.Get<ReportService>());
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

    [Fact]
    public async Task What_the_PDF_will_not_print_is_named_before_it_is_made()
    {
        using var english = new InCulture("en");
        Assert.Empty(Interactive().FindAll(".download-missing"));
        await using (var db = example.Database.Open())
        {
            await db.Assessments.ExecuteUpdateAsync(a => a.SetProperty(x => x.Title, "日本 2026"), CancellationToken.None);
        }

        Assert.Contains("empty squares: 日 本.", Interactive().WaitForElement(".download-missing").TextContent, StringComparison.Ordinal);

        await using (var db = example.Database.Open())
        {
            var many = string.Concat(Enumerable.Range(0x4e00, 40).Select(c => (char)c));
            await db.Assessments.ExecuteUpdateAsync(a => a.SetProperty(x => x.Title, many), CancellationToken.None);
        }

        Assert.Contains("一 丁 丂", Interactive().WaitForElement(".download-missing").TextContent, StringComparison.Ordinal);
        Assert.Contains("and 16 more.", Interactive().WaitForElement(".download-missing").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_not_made_for_a_page_that_is_sent_and_once_for_one_that_is_on_the_screen()
    {
        var counter = new CommandCounter(example.Database);
        bunit.Services.AddSingleton(example.ServiceOver(counter));
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportDownloads.AssessmentId)] = example.AssessmentId });
        await using var sending = new HtmlRenderer(bunit.Services, NullLoggerFactory.Instance);

        var sent = await sending.Dispatcher.InvokeAsync(
            async () => (await sending.RenderComponentAsync<ReportDownloads>(parameters)).ToHtmlString());

        Assert.Contains("report.pdf", sent, StringComparison.Ordinal);
        Assert.Equal(0, counter.Commands);
        var page = Interactive();
        page.WaitForAssertion(() => Assert.True(page.RenderCount > 1));
        var once = counter.Commands;
        Assert.NotEqual(0, once);
        page.Render(p => p.Add(d => d.AssessmentId, example.AssessmentId));
        Assert.Equal(once, counter.Commands);
    }

    private IRenderedComponent<ReportDownloads> Interactive()
    {
        bunit.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render();
    }

    private IRenderedComponent<ReportDownloads> Render() =>
        bunit.Render<ReportDownloads>(p => p.Add(d => d.AssessmentId, example.AssessmentId));
}
