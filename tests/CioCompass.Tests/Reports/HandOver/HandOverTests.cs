using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Operations;
using CioCompass.Core.Operations.Backups;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Postgres;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Tests.Reports.HandOver;

public sealed class HandOverTests : IAsyncLifetime
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("en")];

    private ReportExample example = null!;
    private string organisation = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Database => example.Database;

    private HandOverService Service => Database.Get<HandOverService>();

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync(s => s.RemoveAll<IReportFormat>().AddSingleton<IReportFormat>(new PlainFormat("txt")).AddSingleton<IReportFormat>(new PlainFormat("pdf")));
        organisation = (await example.ReadAsync()).Cover.OrganisationName;
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task The_pack_holds_every_format_in_every_language_with_the_json_and_a_readme()
    {
        var pack = await PackAsync();

        using var zip = new ZipArchive(File.OpenRead(pack.File));
        Assert.Equal(zip.Entries.Select(e => e.FullName), pack.Entries.Select(e => e.Name));
        Assert.Equal(7, zip.Entries.Count);
        Assert.Equal(7, zip.Entries.Select(e => e.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(2, zip.Entries.Count(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)));
        var readme = await TextAsync(zip, "README.txt");
        Assert.Contains("In dit pakket", readme, StringComparison.Ordinal);
        Assert.Contains("In this pack", readme, StringComparison.Ordinal);
        Assert.All(zip.Entries.Where(e => e.Name != "README.txt"), e => Assert.Contains(e.Name, readme, StringComparison.Ordinal));
        var json = await TextAsync(zip, zip.Entries.Single(e => e.Name.EndsWith(".json", StringComparison.Ordinal)).FullName);
        Assert.Equal(pack.Fingerprint, TravelExampleRead(json).Fingerprint());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(pack.File, Cancel))), pack.Sha256);
    }

    [Fact]
    public async Task The_programs_own_pack_holds_report_slides_document_workbook_and_table()
    {
        await using var own = await ReportExample.CreateAsync();

        var result = await own.Database.Get<HandOverService>().PackAsync(own.AssessmentId, Languages[..1], own.Consultant, new Steps([]), Cancel);

        var pack = Assert.IsType<PackResult.Made>(result).Pack;
        string[] expected = [".csv", ".csv", ".docx", ".json", ".pdf", ".pptx", ".txt", ".xlsx"];
        Assert.Equal(expected, pack.Entries.Select(e => Path.GetExtension(e.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Progress_never_falls_and_reaches_the_end()
    {
        var steps = new List<double>();

        await Service.PackAsync(example.AssessmentId, Languages, example.Consultant, new Steps(steps), Cancel);

        Assert.Equal(steps.Order(), steps);
        Assert.Equal(1, steps[^1]);
    }

    [Fact]
    public async Task A_cancelled_pack_leaves_nothing_behind()
    {
        using var cancelling = new CancellationTokenSource();
        var steps = new Steps([], () => cancelling.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Service.PackAsync(example.AssessmentId, Languages, example.Consultant, steps, cancelling.Token));

        Assert.Empty(Directory.EnumerateFiles(Database.Data.Packs));
    }

    [Fact]
    public async Task Removing_leaves_no_row_of_the_assessment_and_says_what_went()
    {
        var pack = await DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await RemoveAsync(pack, organisation)).Counts;

        Assert.Equal((12, 1, 4, 20, 1, 2), (removed.Responses, removed.Workshops, AtLeast(removed.Rounds, 4), removed.Ballots, removed.AgreedAnswers, removed.Actions));
        await using var db = Database.Open();
        Assert.False(await db.Assessments.AnyAsync(a => a.Id == example.AssessmentId, Cancel));
        Assert.Equal(0, await db.Ballots.CountAsync(Cancel) + await db.Rounds.CountAsync(Cancel) + await db.Workshops.CountAsync(Cancel)
            + await db.AgreedAnswers.CountAsync(Cancel) + await db.ActionItems.CountAsync(a => a.AssessmentId == example.AssessmentId, Cancel) + await db.SharedLinks.CountAsync(Cancel));
        Assert.Equal(12, await db.Set<Response>().CountAsync(Cancel));
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.HandedOver, Cancel);
        Assert.StartsWith("responses 12", entry.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Database.Data.Packs));
    }

    [Fact]
    public async Task No_byte_of_what_was_removed_stays_in_the_files_of_the_database()
    {
        const string marker = "Marker-5f3a9c";
        await MarkEverythingAsync(marker);
        Assert.NotEmpty(await TracesAsync(marker));
        var pack = await DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await RemoveAsync(pack, organisation)).Counts;

        Assert.False(removed.TracesRemain);
        Assert.Empty(await TracesAsync(marker));
    }

    [Fact]
    public async Task Nothing_is_removed_before_the_download_or_without_the_name()
    {
        var pack = await PackAsync();
        Assert.IsType<RemovalResult.NotDownloaded>(await RemoveAsync(pack, organisation));

        Database.Get<PackStore>().MarkDownloaded(pack.Id);
        Assert.IsType<RemovalResult.NameDiffers>(await RemoveAsync(pack, "Somebody"));
        Assert.IsType<RemovalResult.NameDiffers>(await RemoveAsync(pack, null));

        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task What_somebody_changed_after_the_pack_is_not_removed()
    {
        var pack = await DownloadedAsync();
        await using (var db = Database.Open())
        {
            var action = await db.ActionItems.FirstAsync(a => a.AssessmentId == example.AssessmentId, Cancel);
            action.Change(new("Another title", "", null, default, ""), "Somebody", Database.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.IsType<RemovalResult.Changed>(await RemoveAsync(pack, organisation));
        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task An_open_workshop_stays_and_keeps_the_assessment()
    {
        await WorkshopRoom.OverAsync(Database, example.Consultant, example.AssessmentId);

        Assert.IsType<PackResult.WorkshopOpen>(
            await Service.PackAsync(example.AssessmentId, Languages, example.Consultant, new Steps([]), Cancel));
    }

    [Fact]
    public async Task For_a_cio_and_a_stranger_there_is_nothing_and_the_attempt_is_recorded()
    {
        var pack = await DownloadedAsync();
        var stranger = await Database.AddPersonAsync("Stranger", Role.Consultant);
        var cio = await Database.AddPersonAsync("Cio", Role.Cio);
        await using (var db = Database.Open())
        {
            var id = await db.Assessments.Where(a => a.Id == example.AssessmentId).Select(a => a.OrganisationId).SingleAsync(Cancel);
            db.OrganisationMembers.Add(new OrganisationMember(id, cio.UserId));
            await db.SaveChangesAsync(Cancel);
        }

        foreach (var actor in (Actor[])[stranger, cio])
        {
            Assert.Null(await Service.FindAsync(example.AssessmentId, actor, Cancel));
            Assert.IsType<PackResult.NotFound>(await Service.PackAsync(example.AssessmentId, Languages, actor, new Steps([]), Cancel));
            Assert.IsType<RemovalResult.NotFound>(await Service.RemoveAsync(pack.Id, organisation, false, actor, Cancel));
        }

        await using var audit = Database.Open();
        var refused = await audit.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused).ToListAsync(Cancel);
        Assert.Contains(refused, e => e.ActorId == cio.UserId);
        Assert.Contains(refused, e => e.ActorId == stranger.UserId);
        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task With_its_last_assessment_the_organisation_goes_where_that_is_wished()
    {
        await using (var db = Database.Open())
        {
            await db.Assessments.Where(a => a.Id != example.AssessmentId).ExecuteDeleteAsync(Cancel);
        }

        var pack = await DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(
            await Service.RemoveAsync(pack.Id, organisation, alsoOrganisation: true, example.Consultant, Cancel)).Counts;

        Assert.True(removed.Organisation);
        await using var after = Database.Open();
        Assert.False(await after.Organisations.AnyAsync(Cancel) || await after.OrganisationMembers.AnyAsync(Cancel));
    }

    private static int AtLeast(int count, int least) => Math.Min(count, least);

    private static AssessmentDocument TravelExampleRead(string json) => DocumentReader.Read(Encoding.UTF8.GetBytes(json)).Document!;

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync(Cancel);
    }

    private async Task<Pack> PackAsync()
    {
        var result = await Service.PackAsync(example.AssessmentId, Languages, example.Consultant, new Steps([]), Cancel);
        return Assert.IsType<PackResult.Made>(result).Pack;
    }

    private async Task<Pack> DownloadedAsync()
    {
        var pack = await PackAsync();
        Database.Get<PackStore>().MarkDownloaded(pack.Id);
        return pack;
    }

    private Task<RemovalResult> RemoveAsync(Pack pack, string? typed) =>
        Service.RemoveAsync(pack.Id, typed, alsoOrganisation: false, example.Consultant, Cancel);

    /// <summary>Puts a marker into every text of the assessment, several pages long, and changes each once so that old versions exist.</summary>
    private async Task MarkEverythingAsync(string marker)
    {
        var text = string.Concat(Enumerable.Repeat(marker + " ", 200));
        await using var db = Database.Open();
        foreach (var (table, columns) in ((string, string[])[])
            [("Responses", ["Note", "UpdatedBy"]), ("AgreedAnswers", ["Rationale", "MinorityView", "AgreedBy"]),
             ("ActionItems", ["Title", "Owner", "Note", "UpdatedBy"]), ("Workshops", ["StartedBy"])])
        {
            foreach (var column in columns)
            {
                foreach (var value in (string[])[marker, column is "Note" or "Rationale" or "MinorityView" ? text : marker])
                {
#pragma warning disable EF1002 // Names of our own tables and columns.
                    await db.Database.ExecuteSqlRawAsync(
                        $$"""UPDATE "{{table}}" SET "{{column}}" = {0} WHERE "AssessmentId" = {1}""", [value, example.AssessmentId], Cancel);
#pragma warning restore EF1002
                }
            }
        }

        await db.Database.ExecuteSqlRawAsync("""UPDATE "Assessments" SET "Title" = {0} WHERE "Id" = {1}""", [marker, example.AssessmentId], Cancel);

        // A server does so by itself now and then, and then keeps samples of the values.
        await db.Database.ExecuteSqlRawAsync("ANALYZE", Cancel);
    }

    private async Task<List<string>> TracesAsync(string marker)
    {
        var files = Database.Postgres is { } connection
            ? await (await TestPostgres.StartedAsync()).FilesAsync(connection)
            : Directory.EnumerateFiles(Database.Data.Root, "ciocompass.db*");
        return [.. files.Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0;
        })];
    }

    private sealed class Steps(List<double> seen, Action? then = null) : IProgress<double>
    {
        public void Report(double value)
        {
            seen.Add(value);
            then?.Invoke();
        }
    }

    /// <summary>The least that a format can be.</summary>
    private sealed class PlainFormat(string extension) : IReportFormat
    {
        public string Extension => extension;

        public string ContentType => "text/plain";

        public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
        {
            target.Write(Encoding.UTF8.GetBytes($"{report.Culture.Name} {report.Cover.Title}"));
            progress.Report(1);
        }
    }
}
