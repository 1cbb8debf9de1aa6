using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Operations;

/// <summary>
/// A full disk. SQLite answers with the same error where the database may have no further page, so that these run everywhere, also
/// where nobody may mount a small disk.
/// </summary>
public sealed class FullDiskTests
{
    private const int SqliteFull = 13;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saving_to_a_full_disk_fails_as_a_whole_and_what_was_there_stays_readable()
    {
        await using var database = await TestDatabase.InFileAsync();
        await database.AddOrganisationAsync("Acme");
        await using var db = await OpenFullAsync(database);

        db.Organisations.AddRange(Enumerable.Range(0, 2000).Select(i => new Organisation($"Organisation {i} {new string('x', 80)}", TestDatabase.Start.UtcDateTime)));
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));

        Assert.Equal(SqliteFull, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        Assert.Equal("Acme", OnDisk.Scalar(database, "SELECT group_concat(Name) FROM Organisations"));
        Assert.Equal("ok", OnDisk.Scalar(database, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_start_on_a_full_disk_says_that_the_database_cannot_be_written_to()
    {
        await using var database = await TestDatabase.InFileAsync(FullConnections.Use);
        OnDisk.Run(database, "DELETE FROM Claims; DELETE FROM Statistics; DELETE FROM Sources; DELETE FROM QuestionSets; DELETE FROM RoomQuestions; DELETE FROM ContentReleases; VACUUM;");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("ok", OnDisk.Scalar(database, "PRAGMA integrity_check"));
        Assert.Equal("0", OnDisk.Scalar(database, "SELECT COUNT(*) FROM Sources"));
    }

    private static async Task<CompassDbContext> OpenFullAsync(TestDatabase database)
    {
        var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync(FullConnections.NoMorePages, Cancel);
        return db;
    }
}
