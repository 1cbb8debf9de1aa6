using System.Net;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Actions;

/// <summary>The plan's page and files as others get them, over HTTP.</summary>
public sealed class ActionDownloadTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task The_files_hold_what_the_page_shows_with_its_filter()
    {
        var (client, consultant, organisation, _) = await WithActionsAsync("Ada", "late", "later");

        var page = await (await client.GetAsync($"/actions?organisation={organisation}&q=later&culture=en")).Content.ReadAsStringAsync(Cancel);
        var csv = await client.GetStringAsync($"/actions.csv?organisation={organisation}&q=later", Cancel);
        var calendar = CalendarFile.Read(await client.GetByteArrayAsync($"/actions.ics?organisation={organisation}&q=later", Cancel));

        Assert.Contains($"/actions.ics?organisation={organisation}&amp;q=later", page, StringComparison.Ordinal);
        Assert.Contains("later", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("late,", csv, StringComparison.Ordinal);
        Assert.Equal(["later"], calendar.Events.Select(e => e["SUMMARY"]));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        var audited = await db.AuditEntries.Where(e => e.ActorId == consultant.UserId && e.Action == AuditAction.Exported).ToListAsync(Cancel);
        Assert.Equal(["actions.csv", "actions.ics"], audited.Select(e => e.Detail));
        Assert.All(audited, e => Assert.Equal(organisation, e.SubjectId));
    }

    [Theory]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("ics", "text/calendar; charset=utf-8")]
    public async Task A_file_has_its_type_and_name_and_is_kept_by_nobody(string extension, string type)
    {
        var (client, _, _, _) = await WithActionsAsync($"Bea{extension}", "one");

        using var response = await client.GetAsync($"/actions.{extension}", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches($@"^cio-compass-actions-\d{{4}}-\d\d-\d\d\.{extension}$", response.Content.Headers.ContentDisposition.FileName!);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("nl-BE", ';')]
    [InlineData("nl", ';')]
    [InlineData("fr-FR", ';')]
    [InlineData("fr-BE", ';')]
    [InlineData("en-GB", ',')]
    [InlineData("en-US", ',')]
    [InlineData("it", ',')]
    public async Task The_sheet_opens_in_columns_in_the_readers_spreadsheet(string browser, char separator)
    {
        var (client, _, _, _) = await WithActionsAsync($"Sep{browser}", "a, b; and c");
        client.DefaultRequestHeaders.Add("Accept-Language", browser);

        using var csv = CsvReader.Create(await client.GetByteArrayAsync("/actions.csv", Cancel), new CsvReaderOptions { Separator = separator });

        Assert.True(csv.Read());
        Assert.Equal("a, b; and c", csv.GetString(Array.IndexOf([.. csv.Headers], "title")));
        Assert.Equal("2020-01-01", csv.GetString(Array.IndexOf([.. csv.Headers], "dueOn")));
    }

    [Fact]
    public async Task Another_consultant_gets_an_empty_file_and_of_this_organisation_none()
    {
        var (_, _, organisation, assessment) = await WithActionsAsync("Cid", "secret plan");
        var (stranger, actor) = await app.SignedInAsync("Stranger", Role.Consultant);

        foreach (var file in (string[])["/actions", "/actions.csv", "/actions.ics"])
        {
            Assert.DoesNotContain("secret", await stranger.GetStringAsync(file, Cancel), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{file}?organisation={organisation}", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{file}?assessment={assessment}", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{file}?assessment=nonsense", Cancel)).StatusCode);
        }

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(6, await db.AuditEntries.CountAsync(e => e.ActorId == actor.UserId && e.Action == AuditAction.AccessRefused, Cancel));
    }

    [Fact]
    public async Task A_CIO_reads_the_plan_and_is_offered_no_change()
    {
        var (_, _, _, assessment) = await WithActionsAsync("Dan", "late");
        var (client, cio) = await app.SignedInAsync("Cio of Dan", Role.Cio);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel))
        {
            var organisation = await db.Assessments.Where(a => a.Id == assessment).Select(a => a.OrganisationId).SingleAsync(Cancel);
            db.OrganisationMembers.Add(new OrganisationMember(organisation, cio.UserId));
            await db.SaveChangesAsync(Cancel);
        }

        var page = await client.GetStringAsync($"/actions?assessment={assessment}&culture=en", Cancel);

        Assert.Contains("late", await client.GetStringAsync("/actions.csv", Cancel), StringComparison.Ordinal);
        Assert.Contains("action-overdue", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-pressed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("New action", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/actions")]
    [InlineData("/actions.csv")]
    [InlineData("/actions.ics")]
    public async Task A_visitor_is_sent_to_the_sign_in_page(string address)
    {
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        using var response = await visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status=nonsense")]
    [InlineData("status=Overdue")]
    public async Task A_file_of_an_unknown_status_is_refused_while_the_page_shows_all(string query)
    {
        var (client, _, _, _) = await WithActionsAsync($"Eva{query.GetHashCode(StringComparison.Ordinal)}", "one");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/actions.csv?{query}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/actions.ics?{query}", Cancel)).StatusCode);
        Assert.Contains("action-row", await client.GetStringAsync($"/actions?{query}&page=x", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_posted_to_a_file()
    {
        var (client, _, _, _) = await WithActionsAsync("Fay", "one");

        using var response = await client.PostAsync("/actions.csv", new FormUrlEncodedContent([]), Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Hostile_words_are_plain_text_on_the_page_and_no_formula_in_the_sheet()
    {
        var (client, _, _, _) = await WithActionsAsync("Gus", "<img src=x onerror=alert(1)>", "=HYPERLINK(\"http://evil\")");

        var page = await client.GetStringAsync("/actions?culture=en", Cancel);
        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync("/actions.csv", Cancel));

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_without_actions_is_told_what_to_do_next()
    {
        var (client, _) = await app.SignedInAsync("Hal", Role.Consultant);

        var page = await client.GetStringAsync("/actions?culture=en", Cancel);
        Assert.Contains("No actions yet", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/assessments\"", page, StringComparison.Ordinal);
        Assert.Contains("No action matches", await client.GetStringAsync("/actions?status=done&culture=en", Cancel), StringComparison.Ordinal);
    }

    /// <summary>One overdue action, the others due far from now.</summary>
    private async Task<(HttpClient Client, Actor Actor, Guid Organisation, Guid Assessment)> WithActionsAsync(string name, params string[] titles)
    {
        var (client, actor) = await app.SignedInAsync(name, Role.Consultant);
        var organisation = await app.AddOrganisationAsync($"{name}'s", actor);
        var assessment = (await app.Services.GetRequiredService<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Workshop", new DateOnly(2026, 3, 2), null), actor, Cancel)).Id!.Value;
        foreach (var (index, title) in titles.Index())
        {
            var due = index == 0 ? new DateOnly(2020, 1, 1) : new DateOnly(2090, 1, 1);
            Assert.IsType<ActionResult.Saved>(await app.Services.GetRequiredService<ActionService>().CreateAsync(
                new NewAction(assessment, null, ActionOrigin.Own, ActionContent.Empty with { Title = title, DueOn = due }), actor, Cancel));
        }

        return (client, actor, organisation.Id, assessment);
    }
}
