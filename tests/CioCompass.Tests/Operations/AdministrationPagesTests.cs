using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Operations;

/// <summary>The administration's pages and files, tried from outside.</summary>
public sealed class AdministrationPagesTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses() =>
        [
            "/admin", "/admin/users", "/admin/organisations", "/admin/audit", "/admin/audit.csv", "/admin/backups", "/admin/backups/some.db", "/admin/retention",
            "/admin/content", "/admin/content/questions", "/admin/content/questions/set", "/admin/content/questions/inventory", "/admin/content/questions/preview",
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Administration_is_not_found_for_others_asks_a_visitor_to_sign_in_and_refusals_are_recorded(string address)
    {
        var (consultant, actor) = await app.SignedInAsync("Bram" + address, Role.Consultant);
        var (cio, _) = await app.SignedInAsync("Cio" + address, Role.Cio);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await consultant.GetAsync(address, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cio.GetAsync(address, Cancel)).StatusCode);
        Assert.Contains("/account/sign-in", (await visitor.GetAsync(address, Cancel)).Headers.Location!.ToString(), StringComparison.Ordinal);

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        var refused = await db.AuditEntries.SingleAsync(e => e.ActorId == actor.UserId, Cancel);
        Assert.Equal((AuditAction.AccessRefused, address), (refused.Action, refused.Detail));
    }

    [Fact]
    public async Task The_menu_leads_to_the_administration_for_administrators_only()
    {
        var (administrator, _) = await app.SignedInAsync("Menu admin", Role.Administrator);
        var (consultant, _) = await app.SignedInAsync("Menu consultant", Role.Consultant);

        Assert.Contains("href=\"/admin\"", await administrator.GetStringAsync("/assessments", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/admin", await consultant.GetStringAsync("/assessments", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_filtered_by_its_address_in_the_readers_language_and_keeps_markup_as_text()
    {
        var (administrator, _) = await app.SignedInAsync("Ann<img/src=x>", Role.Administrator);
        await (await administrator.GetAsync("/admin/audit.csv", Cancel)).Content.ReadAsByteArrayAsync(Cancel);

        var page = await administrator.GetStringAsync("/admin/audit?group=files&culture=nl", Cancel);

        Assert.Contains("Bestand geëxporteerd", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<img/src", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/audit.csv?group=files\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", ';')]
    [InlineData("fr", ';')]
    [InlineData("en", ',')]
    public async Task The_log_opens_in_columns_in_the_readers_spreadsheet(string language, char separator)
    {
        var (administrator, _) = await app.SignedInAsync("Columns" + language, Role.Administrator);
        await administrator.GetByteArrayAsync("/admin/audit.csv", Cancel);

        var file = await administrator.GetByteArrayAsync("/admin/audit.csv?group=files&culture=" + language, Cancel);

        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = separator });
        Assert.True(csv.Read());
        Assert.Equal("exported", csv.GetString(Array.IndexOf([.. csv.Headers], "action")));
        Assert.Equal("audit.csv", csv.GetString(Array.IndexOf([.. csv.Headers], "detail")));
    }

    [Theory]
    [InlineData("?group=nonsense")]
    [InlineData("?from=31-03-2026")]
    [InlineData("?to=2026-02-30")]
    public async Task A_filter_that_means_nothing_is_said_on_the_page_and_refused_for_a_file(string query)
    {
        var (administrator, _) = await app.SignedInAsync("Unclear" + query, Role.Administrator);

        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.GetAsync("/admin/audit.csv" + query, Cancel)).StatusCode);
        Assert.Contains("notice-caution", await administrator.GetStringAsync("/admin/audit" + query, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?person=nobody&before=-1")]
    [InlineData("?before=99999999999999999999")]
    [InlineData("?person=%3Cscript%3E&from=0001-01-01&to=9999-12-31")]
    public async Task A_broken_address_of_the_log_is_no_error(string query)
    {
        var (administrator, _) = await app.SignedInAsync("Broken" + query, Role.Administrator);

        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/admin/audit" + query, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/admin/audit.csv" + query, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("..%2Fciocompass.db")]
    [InlineData("..%5Cciocompass.db")]
    [InlineData("%2e%2e%2fkeys")]
    [InlineData("ciocompass.db")]
    [InlineData("ciocompass-20260101T000000Z.db")]
    [InlineData("%2Fetc%2Fpasswd")]
    public async Task A_name_that_is_not_in_the_list_is_not_found(string name)
    {
        var (administrator, _) = await app.SignedInAsync("Path" + name, Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/admin/backups/{name}", Cancel)).StatusCode);
    }
}
