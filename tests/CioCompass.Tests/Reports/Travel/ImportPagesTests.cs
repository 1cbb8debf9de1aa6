using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Data;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>The import over HTTP, as a browser and as somebody with worse in mind.</summary>
public sealed partial class ImportPagesTests(ImportPagesTests.App app) : IClassFixture<ImportPagesTests.App>
{
    private const string Address = "/assessments/import";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_is_a_file_with_a_name_that_nobody_keeps()
    {
        var (client, id) = await app.WithSampleAsync("Export");

        using var response = await client.GetAsync($"/assessments/{id}/report.json", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(".json", response.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        Assert.NotNull(DocumentReader.Read(await response.Content.ReadAsByteArrayAsync(Cancel)).Document);
    }

    [Fact]
    public async Task The_schema_is_there_for_everybody()
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync(DocumentJson.SchemaAddress, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(DocumentJson.Schema(DocumentJson.SchemaAddress), await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Somebody_elses_export_is_not_found_and_a_visitor_signs_in()
    {
        var (_, id) = await app.WithSampleAsync("Owner");
        var (stranger, _) = await app.SignedInAsync("Stranger export", Role.Consultant);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/assessments/{id}/report.json", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync($"/assessments/{id}/report.json", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Importing_an_own_export_says_that_nothing_has_changed()
    {
        var (client, id) = await app.WithSampleAsync("Again");
        var file = await client.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);

        using var response = await PostAsync(client, file);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains($"result=unchanged&id={id}", response.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("nothing has changed", await client.GetStringAsync(response.Headers.Location, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Another file of yours is still being imported.")]
    [InlineData("nl", "Er wordt nog een ander bestand van u geïmporteerd.")]
    [InlineData("fr", "Un autre de vos fichiers est encore en cours d’importation.")]
    public async Task A_second_file_of_the_same_person_is_refused_in_their_language_while_the_first_is_on_its_way(string language, string text)
    {
        var (client, id) = await app.WithSampleAsync($"Twice {language}");
        var file = await client.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Guid person;
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel))
        {
            person = await db.Users.Where(u => u.DisplayName == $"Twice {language}").Select(u => u.Id).SingleAsync(Cancel);
        }

        using (await app.Services.GetRequiredService<ImportTurns>().TakeAsync(person, null, Cancel))
        using (var refused = await PostAsync(client, file))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains(text, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        }

        using var again = await PostAsync(client, file);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task An_unknown_organisation_is_asked_for_and_then_made()
    {
        var (owner, id) = await app.WithSampleAsync("Asked");
        var file = await owner.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);
        var (client, actor) = await app.SignedInAsync("New consultant", Role.Consultant);

        using var asked = await PostAsync(client, file);
        var draft = asked.Headers.Location!.ToString();
        var page = await client.GetStringAsync(draft, Cancel);
        Assert.Contains("Make the organisation", page, StringComparison.Ordinal);
        using var nothingChosen = await client.PostAsync(draft, Form(page), Cancel);
        using var made = await client.PostAsync(draft, Form(page, ("Input.Organisation", "new")), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, nothingChosen.StatusCode);
        Assert.Contains("result=imported", made.Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.True(await db.OrganisationMembers.AnyAsync(m => m.UserId == actor.UserId, Cancel));
    }

    [Fact]
    public async Task A_conflict_is_shown_and_decided()
    {
        var (client, id) = await app.WithSampleAsync("Conflict");
        var file = await client.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);
        var changed = TravelExample.Changed(file, "\"review\": false", "\"review\": true");

        using var asked = await PostAsync(client, changed);
        var draft = asked.Headers.Location!.ToString();
        var page = await client.GetStringAsync(draft, Cancel);
        Assert.Contains("Marked for review", page, StringComparison.Ordinal);
        using var undecided = await client.PostAsync(draft, Form(page), Cancel);
        using var kept = await client.PostAsync(draft, Form(page, ("Input.Conflict", "Keep")), Cancel);

        Assert.Equal(HttpStatusCode.Conflict, undecided.StatusCode);
        Assert.Contains("result=kept", kept.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(draft, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_waiting_file_is_not_found()
    {
        var (owner, id) = await app.WithSampleAsync("Draft");
        var file = await owner.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);
        var (one, _) = await app.SignedInAsync("Draft one", Role.Consultant);
        var (other, _) = await app.SignedInAsync("Draft other", Role.Consultant);
        using var asked = await PostAsync(one, file);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(asked.Headers.Location, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("en", "$.assessment.isReal")]
    [InlineData("nl", "hoort niet bij dit formaat")]
    [InlineData("fr", "ne fait pas partie de ce format")]
    public async Task A_bad_file_answers_400_with_its_errors_and_the_form(string language, string told)
    {
        var (client, id) = await app.WithSampleAsync("Bad " + language);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var file = await client.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);

        using var response = await PostAsync(client, TravelExample.Changed(file, "\"isSample\"", "\"isReal\": 1, \"isSample\""));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task Empty_forms_and_forms_without_a_token_answer_400()
    {
        var (client, _) = await app.SignedInAsync("Forms", Role.Consultant);

        using var empty = await PostAsync(client, []);
        using var forged = await client.PostAsync(Address, new MultipartFormDataContent { { new ByteArrayContent("{}"u8.ToArray()), "file", "a.json" } }, Cancel);
        using var broken = await client.PostAsync(Address, Broken(), Cancel);

        Assert.All((HttpResponseMessage[])[empty, forged, broken], r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fifty_megabytes_answer_413_with_the_form_and_are_not_kept_in_memory(bool chunked)
    {
        var (client, _) = await app.SignedInAsync("Large " + chunked, Role.Consultant);
        await PostAsync(client, []);
        var before = GC.GetTotalAllocatedBytes();
        using var content = Multipart(await client.GetStringAsync(Address, Cancel), new StreamContent(new Zeros(50_000_000)));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("type=\"file\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000, "More was allocated than the body is long.");
    }

    [Fact]
    public async Task A_cio_and_a_visitor_get_no_form()
    {
        var (cio, _) = await app.SignedInAsync("Cio import", Role.Cio);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.DoesNotContain("type=\"file\"", await (await cio.GetAsync(Address, Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", await (await visitor.GetAsync(Address, Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_byte_that_is_changed_makes_the_page_fail()
    {
        var (client, id) = await app.WithSampleAsync("Fuzz");
        var file = await client.GetByteArrayAsync($"/assessments/{id}/report.json", Cancel);
        var page = await client.GetStringAsync(Address, Cancel);
        var random = new Random(7);

        for (var change = 0; change < 60; change++)
        {
            var mutated = (byte[])file.Clone();
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            using var response = await client.PostAsync(Address, Multipart(page, new ByteArrayContent(mutated)), Cancel);
            Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Redirect]);
        }

        // A changed file that is still good is a conflict at most, and waits; nothing of it has been written.
        Assert.Contains("unchanged", (await PostAsync(client, file)).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] file) =>
        await client.PostAsync(Address, Multipart(await client.GetStringAsync(Address, Cancel), new ByteArrayContent(file)), Cancel);

    private static MultipartFormDataContent Multipart(string page, HttpContent file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(page))
        {
            content.Add(new StringContent(value), name);
        }

        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Add(file, "file", "assessment.json");
        return content;
    }

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] chosen) =>
        new([.. Fields(page), .. chosen.Select(c => KeyValuePair.Create(c.Name, c.Value))]);

    private static IEnumerable<KeyValuePair<string, string>> Fields(string page) =>
        Hidden().Matches(page.Split("<main")[1].Split("</main>")[0])
            .Select(m => KeyValuePair.Create(Attribute(m.Value, "name"), Attribute(m.Value, "value")));

    private static string Attribute(string field, string name) =>
        WebUtility.HtmlDecode(Regex.Match(field, $@"\b{name}=""([^""]*)""").Groups[1].Value);

    private static ByteArrayContent Broken()
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return content;
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    /// <summary>One program for all of these.</summary>
    public sealed class App : CompassWebApp
    {
        /// <summary>A consultant with an organisation of their own, and in it an assessment like the sample's.</summary>
        public async Task<(HttpClient Client, Guid AssessmentId)> WithSampleAsync(string name)
        {
            var (client, actor) = await this.SignedInAsync(name, Role.Consultant);
            var organisation = await this.AddOrganisationAsync(name + " ltd", actor);
            var file = TravelExample.Changed(await SampleFileAsync(), "\"isSample\": true", "\"isSample\": false");
            var result = await Services.GetRequiredService<ImportService>().ImportAsync(file, new ImportChoice(organisation.Id), actor, Cancel);
            return (client, Assert.IsType<ImportResult.Imported>(result).AssessmentId);
        }

        public Task<CompassDbContext> OpenAsync() =>
            Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);

        private async Task<byte[]> SampleFileAsync()
        {
            var sample = await Services.GetRequiredService<SampleService>().AddAsync(Actor.Console, Cancel);
            return DocumentJson.Write((await Services.GetRequiredService<ExportService>().ExportAsync(sample.AssessmentId!.Value, Actor.Console, Cancel))!);
        }
    }

    /// <summary>A long body that takes no memory.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            Array.Clear(buffer, offset, read);
            position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => position = origin == SeekOrigin.Begin ? offset : position + offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
