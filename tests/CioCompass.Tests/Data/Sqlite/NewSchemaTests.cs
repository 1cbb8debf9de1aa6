using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Data.Sqlite;

/// <summary>A new file gets in one step what the migrations come to one after the other.</summary>
public sealed class NewSchemaTests
{
    private const string Objects = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";
    private const string History = "SELECT MigrationId || ' ' || ProductVersion FROM __EFMigrationsHistory ORDER BY 1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_script_says_what_the_migrations_come_to()
    {
        await using var migrated = await TestDatabase.InFileAsync();
        var last = OnDisk.Scalar(migrated, "SELECT max(MigrationId) FROM __EFMigrationsHistory");
        var script = $"-- Up to {last}\n" + string.Concat(OnDisk.Rows(migrated, Objects).Select(sql => sql + ";\n"));

        await using var shipped = typeof(CompassDatabase).Assembly.GetManifestResourceStream("Schema/sqlite.sql")!;
        using var reader = new StreamReader(shipped);
        if (await reader.ReadToEndAsync(Cancel) != script)
        {
            var file = Path.Combine(AppContext.BaseDirectory, "Schema.sql");
            await File.WriteAllTextAsync(file, script, Cancel);
            Assert.Fail($"src/CioCompass.Core/Data/Sqlite/Schema.sql does not say what the migrations come to. What they do is in {file}: copy it there.");
        }
    }

    [Fact]
    public async Task A_new_file_is_what_a_migrated_one_is()
    {
        await using var migrated = await TestDatabase.InFileAsync();
        await using var started = await StartedAsync();

        foreach (var sql in (string[])[Objects, History, "PRAGMA journal_mode", "PRAGMA auto_vacuum", "PRAGMA page_size", "PRAGMA user_version", "PRAGMA application_id", "PRAGMA encoding"])
        {
            Assert.Equal(OnDisk.Rows(migrated, sql), OnDisk.Rows(started, sql));
        }
    }

    [Fact]
    public async Task Later_migrations_than_the_script_knows_are_applied_after_it()
    {
        await using var migrated = await TestDatabase.InFileAsync();
        await using var later = await StartedAsync(LaterVersion.Use);

        Assert.Equal("0", OnDisk.Scalar(later, "SELECT COUNT(*) FROM Later"));
        Assert.Equal([.. OnDisk.Rows(migrated, History).Select(Id), "29990101000000_Later"], OnDisk.Rows(later, History).Select(Id));
    }

    [Fact]
    public async Task A_file_that_holds_a_history_of_migrations_is_migrated_from_there()
    {
        await using var database = await TestDatabase.InFileAsync();
        var (objects, history) = (OnDisk.Rows(database, Objects), OnDisk.Rows(database, History));
        OnDisk.Remove(database);
        await using (var db = database.Open())
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().First(), Cancel);
        }

        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        Assert.Equal(objects, OnDisk.Rows(database, Objects));
        Assert.Equal(history, OnDisk.Rows(database, History));
    }

    /// <summary>A database that the start of the program has made.</summary>
    private static async Task<TestDatabase> StartedAsync(Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.InFileAsync(configure);
        OnDisk.Remove(database);
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);
        return database;
    }

    private static string Id(string row) => row.Split(' ')[0];
}
