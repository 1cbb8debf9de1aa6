using System.Text;
using CioCompass.Core.Reports.HandOver;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.HandOver;

/// <summary>The database on the disk after a hand-over, byte by byte.</summary>
public sealed class TracesTests : IAsyncLifetime
{
    private HandOverExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => example = await HandOverExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task No_byte_of_what_was_removed_stays_in_the_files_of_the_database()
    {
        const string marker = "Marker-5f3a9c";
        await MarkEverythingAsync(marker);
        Assert.NotEmpty(await TracesAsync(marker));
        var pack = await example.DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await example.RemoveAsync(pack, example.Organisation)).Counts;

        Assert.False(removed.TracesRemain);
        Assert.Empty(await TracesAsync(marker));
    }

    /// <summary>Puts a marker into every text of the assessment, several pages long, and changes each once so that old versions exist.</summary>
    private async Task MarkEverythingAsync(string marker)
    {
        var text = string.Concat(Enumerable.Repeat(marker + " ", 200));
        await using var db = example.Database.Open();
        foreach (var (table, columns) in ((string, string[])[])
            [("Responses", ["Note", "UpdatedBy"]), ("AgreedAnswers", ["Rationale", "MinorityView", "AgreedBy"]),
             ("ActionItems", ["Title", "Owner", "Note", "UpdatedBy"]), ("Workshops", ["StartedBy"])])
        {
            foreach (var column in columns)
            {
                foreach (var value in (string[])[marker, column is "Note" or "Rationale" or "MinorityView" ? text : marker])
                {
                    var update = $$"""UPDATE "{{table}}" SET "{{column}}" = {0} WHERE "AssessmentId" = {1}""";
                    await db.Database.ExecuteSqlRawAsync(update, [value, example.Assessment], Cancel);
                }
            }
        }

        await db.Database.ExecuteSqlRawAsync("""UPDATE "Assessments" SET "Title" = {0} WHERE "Id" = {1}""", [marker, example.Assessment], Cancel);

        // A server does so by itself now and then, and then keeps samples of the values.
        await db.Database.ExecuteSqlRawAsync("ANALYZE", Cancel);
    }

    private async Task<List<string>> TracesAsync(string marker)
    {
        var files = example.Database.Postgres is { } connection
            ? await (await TestPostgres.StartedAsync()).FilesAsync(connection)
            : Directory.EnumerateFiles(example.Database.Data.Root, "ciocompass.db*");
        return [.. files.Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0;
        })];
    }
}
