using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Tests.Reports.Travel;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.HandOver;

/// <summary>The contents of a pack, and what is left of one that was not finished.</summary>
public sealed class PackTests : IAsyncLifetime
{
    private HandOverExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => example = await HandOverExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task The_pack_holds_every_format_in_every_language_with_the_json_and_a_readme()
    {
        var pack = await example.PackAsync();

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
        Assert.Equal(pack.Fingerprint, DocumentReader.Read(Encoding.UTF8.GetBytes(json)).Document!.Fingerprint());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(pack.File, Cancel))), pack.Sha256);
    }

    [Fact]
    public async Task The_programs_own_pack_holds_report_slides_document_workbook_and_table()
    {
        await using var own = await ReportExample.CreateAsync();

        var result = await own.Database.Get<HandOverService>().PackAsync(own.AssessmentId, HandOverExample.Languages[..1], own.Consultant, new Steps([]), Cancel);

        var pack = Assert.IsType<PackResult.Made>(result).Pack;
        string[] expected = [".csv", ".csv", ".docx", ".json", ".pdf", ".pptx", ".txt", ".xlsx"];
        Assert.Equal(expected, pack.Entries.Select(e => Path.GetExtension(e.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Progress_never_falls_and_reaches_the_end()
    {
        var steps = new List<double>();

        await example.TryPackAsync(progress: new Steps(steps));

        Assert.Equal(steps.Order(), steps);
        Assert.Equal(1, steps[^1]);
    }

    [Fact]
    public async Task A_cancelled_pack_leaves_nothing_behind()
    {
        using var cancelling = new CancellationTokenSource();
        var steps = new Steps([], () => cancelling.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => example.TryPackAsync(progress: steps, cancel: cancelling.Token));

        Assert.Empty(Directory.EnumerateFiles(example.Database.Data.Packs));
    }

    [Fact]
    public async Task A_wish_to_stop_that_comes_after_the_last_file_leaves_nothing_behind_either()
    {
        using var cancelling = new CancellationTokenSource();
        var seen = new List<double>();
        var steps = new Steps(seen, () =>
        {
            if (seen[^1] == 1)
            {
                cancelling.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => example.TryPackAsync(progress: steps, cancel: cancelling.Token));

        Assert.Empty(Directory.EnumerateFiles(example.Database.Data.Packs));
    }

    [Fact]
    public async Task A_pack_whose_hour_is_over_leaves_no_file_on_the_disk()
    {
        var pack = await example.DownloadedAsync();

        example.Database.Clock.Advance(PackStore.Kept + TimeSpan.FromMinutes(2));

        Assert.Empty(Directory.EnumerateFiles(example.Database.Data.Packs));
        Assert.IsType<RemovalResult.NotFound>(await example.RemoveAsync(pack, example.Organisation));
    }

    [Fact]
    public async Task Only_a_disk_without_room_is_told_as_that_and_neither_leaves_a_file()
    {
        example.Failure = new IOException("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
        Assert.IsType<PackResult.NoRoom>(await example.TryPackAsync());

        example.Failure = new IOException("Input/output error", 5);
        Assert.IsType<PackResult.NotMade>(await example.TryPackAsync());

        Assert.Empty(Directory.EnumerateFiles(example.Database.Data.Packs));
    }

    [Fact]
    public async Task Actions_that_wait_to_be_purged_are_in_the_pack_and_arrive_as_such()
    {
        await using (var db = example.Database.Open())
        {
            (await db.ActionItems.FirstAsync(a => a.Title == ReportExample.ActionTitle, Cancel)).Delete(example.Database.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancel);
        }

        var pack = await example.PackAsync();
        using var zip = new ZipArchive(File.OpenRead(pack.File));
        var json = Encoding.UTF8.GetBytes(await TextAsync(zip, zip.Entries.Single(e => e.Name.EndsWith(".json", StringComparison.Ordinal)).FullName));
        await using var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Role.Administrator);
        await TravelExample.ImportAsync(server, json, administrator, new ImportChoice(NewOrganisation: true));

        Assert.DoesNotContain(
            ReportExample.ActionTitle,
            Encoding.UTF8.GetString(await TravelExample.ExportAsync(example.Database, example.Assessment, example.Consultant)), StringComparison.Ordinal);
        await using var there = server.Open();
        Assert.NotNull((await there.ActionItems.SingleAsync(a => a.Title == ReportExample.ActionTitle, Cancel)).DeletedAt);
        Assert.IsType<ImportResult.Unchanged>(await TravelExample.ImportAsync(server, json, administrator));
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync(Cancel);
    }
}
