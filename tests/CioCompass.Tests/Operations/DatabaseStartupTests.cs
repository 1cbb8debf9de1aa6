using CioCompass.Core.Backups;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;

namespace CioCompass.Tests.Operations;

public sealed class DatabaseStartupTests
{
    private const string HistoryTable = "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT NOT NULL PRIMARY KEY, ProductVersion TEXT NOT NULL);";
    private const string StaleLock =
        "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);"
        + "INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_start_makes_a_database_in_WAL_mode_with_the_content_and_no_backup()
    {
        await using var database = await TestDatabase.InFileAsync();
        OnDisk.Remove(database);

        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        Assert.Equal("wal", OnDisk.Scalar(database, "PRAGMA journal_mode"));
        Assert.Equal("4", OnDisk.Scalar(database, "SELECT COUNT(DISTINCT Key) FROM Statistics"));
        Assert.Empty(database.Get<BackupService>().Made());
    }

    [Fact]
    public async Task A_second_start_changes_nothing_in_the_content()
    {
        await using var database = await TestDatabase.InFileAsync();

        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        Assert.Equal("8", OnDisk.Scalar(database, "SELECT COUNT(*) FROM Statistics"));
        Assert.Equal("2", OnDisk.Scalar(database, "SELECT COUNT(*) FROM QuestionSets"));
    }

    [Fact]
    public async Task A_program_killed_before_its_first_migration_was_done_starts_again()
    {
        await using var database = await TestDatabase.InFileAsync();
        OnDisk.Remove(database);
        OnDisk.Run(database, "PRAGMA journal_mode=WAL;" + HistoryTable + StaleLock);

        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel).WaitAsync(Patience.Limit, Cancel);

        Assert.Equal("4", OnDisk.Scalar(database, "SELECT COUNT(DISTINCT Key) FROM Statistics"));
    }

    [Fact]
    public async Task A_due_migration_is_preceded_by_a_backup_and_not_held_up_by_the_lock_row_of_a_killed_program()
    {
        await using var database = await TestDatabase.InFileAsync(LaterVersion.Use);
        OnDisk.Run(database, StaleLock);

        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel).WaitAsync(Patience.Limit, Cancel);

        Assert.Equal("0", OnDisk.Scalar(database, "SELECT COUNT(*) FROM Later"));
        Assert.Single(database.Get<BackupService>().Made());
    }

    [Fact]
    public async Task A_migration_that_fails_says_so_and_leaves_the_database_as_it_was_with_a_backup_beside_it()
    {
        await using var database = await TestDatabase.InFileAsync(LaterVersion.Use);
        OnDisk.Run(database, "CREATE TABLE Later (Other TEXT)");
        var applied = OnDisk.Scalar(database, "SELECT COUNT(*) FROM __EFMigrationsHistory");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains("could not be brought to this version", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(database.Data.Backups, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(applied, OnDisk.Scalar(database, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
        Assert.Single(database.Get<BackupService>().Made());
    }

    [Fact]
    public async Task Random_bytes_in_place_of_the_database_are_refused_and_left_as_they_are()
    {
        await using var database = await TestDatabase.InFileAsync();
        var bytes = new byte[50_000];
        new Random(7).NextBytes(bytes);
        await RefusedUntouchedAsync(database, bytes, "restore FILE");
    }

    [Fact]
    public async Task Random_bytes_over_a_part_of_the_database_are_refused_and_left_as_they_are()
    {
        await using var database = await TestDatabase.InFileAsync();
        var bytes = await File.ReadAllBytesAsync(database.Data.Database, Cancel);
        new Random(7).NextBytes(bytes.AsSpan(4096, bytes.Length / 2));
        await RefusedUntouchedAsync(database, bytes, "restore FILE");
    }

    [Fact]
    public async Task A_database_that_was_cut_off_is_refused_and_left_as_it_is()
    {
        await using var database = await TestDatabase.InFileAsync();
        var bytes = await File.ReadAllBytesAsync(database.Data.Database, Cancel);
        await RefusedUntouchedAsync(database, bytes[..(bytes.Length / 2)], "restore FILE");
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_is()
    {
        await using var database = await TestDatabase.InFileAsync();
        OnDisk.Remove(database);
        OnDisk.Run(database, "CREATE TABLE Recipes (Id INTEGER);" + HistoryTable + "INSERT INTO __EFMigrationsHistory VALUES ('2020_Recipes', '8');");
        await RefusedUntouchedAsync(database, await File.ReadAllBytesAsync(database.Data.Database, Cancel), "not a database of CIO Compass");
    }

    [Fact]
    public async Task A_later_versions_database_is_refused_and_left_as_it_is()
    {
        await using var database = await TestDatabase.InFileAsync();
        OnDisk.Run(database, "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99'); PRAGMA wal_checkpoint(TRUNCATE);");
        await RefusedUntouchedAsync(database, await File.ReadAllBytesAsync(database.Data.Database, Cancel), "later version");
    }

    private static async Task RefusedUntouchedAsync(TestDatabase database, byte[] bytes, string because)
    {
        OnDisk.Remove(database);
        await File.WriteAllBytesAsync(database.Data.Database, bytes, Cancel);

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(database.Data.Database, Cancel));
    }
}
