using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Content.Packages;

/// <summary>Export and import over HTTP, as a browser and as somebody with worse in mind.</summary>
public sealed class PackagePagesTests : IAsyncDisposable
{
    private const string Address = "/admin/content/package";

    private readonly CompassWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_export_is_a_file_for_administrators_that_nobody_keeps()
    {
        var (client, _) = await app.SignedInAsync("Ann", Role.Administrator);
        var (consultant, _) = await app.SignedInAsync("Bram", Role.Consultant);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        using var response = await client.GetAsync(Address + ".json", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Matches(@"^cio-compass.*content.*\.json$", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.NotNull(PackageReader.Read(await response.Content.ReadAsByteArrayAsync(Cancel)).Package);
        using var refused = await consultant.GetAsync(Address + ".json", Cancel);
        Assert.NotEqual("application/json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Address + ".json", Cancel)).StatusCode);
        Assert.Equal(PackageJson.Schema(PackageJson.SchemaAddress), await visitor.GetByteArrayAsync(PackageJson.SchemaAddress, Cancel));
    }

    [Fact]
    public async Task The_page_behind_the_contents_imports_the_export_and_says_that_nothing_has_changed()
    {
        var (client, _) = await app.SignedInAsync("Ann", Role.Administrator);
        var file = await client.GetByteArrayAsync(Address + ".json", Cancel);

        Assert.Contains($"href=\"{Address}\"", await client.GetStringAsync("/admin/content", Cancel), StringComparison.Ordinal);
        using var response = await PostAsync(client, file);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("nothing has changed", await MessageAsync(response), StringComparison.Ordinal);
        Assert.Empty(await DraftsAsync());
    }

    [Theory]
    [InlineData("en", "Drafts made: 2", "Left as they are: 1")]
    [InlineData("nl", "Concepten gemaakt: 2", "Gebleven zoals ze waren: 1")]
    [InlineData("fr", "Brouillons créés\u00a0: 2", "Restés tels quels\u00a0: 1")]
    public async Task What_became_of_each_piece_is_told_with_hostile_words_as_text(string language, string drafts, string conflicts)
    {
        const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)> مرحبا";
        await using var there = await PackageExample.EditedAsync();
        var (client, administrator) = await app.SignedInAsync("Ann", Role.Administrator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        await EditArticleAsync(administrator);
        var package = PackageExample.Read(await there.ExportAsync());
        var hostile = package with
        {
            Statistics = [.. package.Statistics.Select(s => s with { Content = s.Content with { Headline = Localized.Of(Hostile, Hostile, Hostile) } })
                .Where(s => s.Key is PackageExample.Own or PackageExample.Article)],
        };

        using var response = await PostAsync(client, PackageJson.Write(hostile));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var told = page.QuerySelector("[role=status]")!;
        Assert.Contains(drafts, told.TextContent, StringComparison.Ordinal);
        Assert.Contains(conflicts, told.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, told.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[onerror]"));
        foreach (var link in told.QuerySelectorAll("a").Select(a => a.GetAttribute("href")))
        {
            using var opened = await client.GetAsync(link, Cancel);
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
            Assert.DoesNotContain("<img src=x", await opened.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "$.questionSet.isReal")]
    [InlineData("nl", "hoort niet bij dit formaat")]
    [InlineData("fr", "n’est pas une clé utilisable")]
    public async Task A_bad_file_answers_400_with_its_errors_and_the_form(string language, string told)
    {
        var (client, _) = await app.SignedInAsync("Ann", Role.Administrator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var file = await client.GetByteArrayAsync(Address + ".json", Cancel);
        var changed = PackageExample.Changed(
            PackageExample.Changed(file, "\"questionSet\": {", "\"questionSet\": { \"isReal\": 1,"), "\"business-social-issues\"", "\"../users\"");

        using var response = await PostAsync(client, changed);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=file]"));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task Empty_deep_cut_and_forged_forms_answer_400_and_six_megabytes_413()
    {
        var (client, _) = await app.SignedInAsync("Ann", Role.Administrator);
        var file = await client.GetByteArrayAsync(Address + ".json", Cancel);
        byte[][] files = [[], Encoding.UTF8.GetBytes(new string('[', 10_000)), file[..(file.Length / 2)], [.. file, 0]];

        foreach (var bad in files)
        {
            using var refused = await PostAsync(client, bad);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var forged = await client.PostAsync(Address, new MultipartFormDataContent { { new ByteArrayContent(file), "file", "a.json" } }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var large = await PostAsync(client, new byte[6_000_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("type=\"file\"", await large.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await DraftsAsync());
    }

    [Theory]
    [InlineData(Role.Cio)]
    [InlineData(Role.Consultant)]
    public async Task Nobody_but_an_administrator_posts_a_file(Role role)
    {
        await using var there = await PackageExample.EditedAsync();
        var (administrator, _) = await app.SignedInAsync("Ann", Role.Administrator);
        var (client, _) = await app.SignedInAsync("Bram", role);
        var form = await administrator.GetStringAsync(Address, Cancel);

        using var response = await client.PostAsync(Address, Multipart(form, await there.ExportAsync()), Cancel);

        Assert.Null(new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel)).QuerySelector("[role=status]"));
        Assert.Empty(await DraftsAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] file) =>
        await client.PostAsync(Address, Multipart(await client.GetStringAsync(Address, Cancel), file), Cancel);

    /// <summary>The page's form with its hidden fields, as a browser sends it.</summary>
    private static MultipartFormDataContent Multipart(string page, byte[] file)
    {
        var form = new HtmlParser().ParseDocument(page).QuerySelector("form:has(input[type=file])")!;
        var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>())
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        var bytes = new ByteArrayContent(file);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Add(bytes, "file", "content.json");
        return content;
    }

    private static async Task<string> MessageAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel)).QuerySelector("[role=status]")?.TextContent ?? "";

    private async Task EditArticleAsync(Actor administrator)
    {
        var drafts = app.Services.GetRequiredService<StatisticDraftService>();
        var draft = (await drafts.StartAsync(PackageExample.Article, administrator, Cancel)).Draft!;
        await drafts.SaveAsync(draft.Key, draft.Body with { Percentage = 12 }, draft.Version, administrator, Cancel);
    }

    private async Task<IReadOnlyList<ContentDraft>> DraftsAsync()
    {
        var store = app.Services.GetRequiredService<DraftStore>();
        return [.. await store.ListAsync(ContentKind.QuestionSet, Cancel), .. await store.ListAsync(ContentKind.Statistic, Cancel)];
    }
}
