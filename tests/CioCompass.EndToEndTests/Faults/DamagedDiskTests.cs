using System.Net;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Faults;

/// <summary>The published program on a disk that is full, and on data that is damaged, in use or left behind by a crash.</summary>
public sealed class DamagedDiskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where no small disk may be mounted, only the tests of the services try a full one.</summary>
    [OutsideFact]
    public async Task On_a_full_disk_nothing_is_half_written_what_was_there_is_read_and_it_goes_on_once_there_is_room()
    {
        using var disk = SmallDisk.TryMount(megabytes: 48);
        if (disk is null)
        {
            return;
        }

        await using var app = await RunningApp.StartAsync(dataDirectory: Path.Combine(disk.Path, "data"));
        var (exitCode, output) = await app.CommandAsync("sample");
        Assert.True(exitCode == 0, output);
        using var administrator = new Outsider(app);
        await administrator.SignInAsync();
        var report = $"/assessments/{DatabaseFile.Query(app, "SELECT lower(Id) FROM Assessments")[0]}/report.json";
        var file = await administrator.ReadAsync(report);
        var (assessments, answers) = Rows(app);

        disk.Fill();
        HttpStatusCode status;
        var imported = 0;
        do
        {
            // What is left in the database's own files takes a few.
            using var refused = await administrator.UploadAsync(Copy(file));
            status = refused.StatusCode;
            imported += status == HttpStatusCode.Redirect ? 1 : 0;
            disk.Fill();
        }
        while (status == HttpStatusCode.Redirect);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        using var page = await administrator.GetAsync("/assessments");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        disk.Free();
        var perFile = (Rows(app).Answers - answers) / Math.Max(imported, 1);
        Assert.Equal((assessments + imported, answers + (imported * perFile)), Rows(app));
        using var again = await administrator.UploadAsync(Copy(file));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(assessments + imported + 1, Rows(app).Assessments);
        Assert.Equal(["ok"], DatabaseFile.Query(app, "PRAGMA integrity_check"));
    }

    [OutsideFact]
    public async Task Random_bytes_are_neither_started_on_nor_replaced_and_the_way_back_is_told()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(0, await app.StopAsync());
        var damaged = await File.ReadAllBytesAsync(DatabaseFile.PathOf(app), Cancel);
        new Random(1).NextBytes(damaged.AsSpan(100, damaged.Length / 2));
        await File.WriteAllBytesAsync(DatabaseFile.PathOf(app), damaged, Cancel);

        var (exitCode, output) = await app.CommandAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("restore", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(DatabaseFile.PathOf(app), Cancel));
    }

    [OutsideFact]
    public async Task A_second_program_on_the_same_data_ends_and_the_first_goes_on()
    {
        await using var app = await RunningApp.StartAsync();

        var (exitCode, output) = await app.CommandAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains(app.DataDirectory, output, StringComparison.Ordinal);
        using var outsider = new Outsider(app);
        await outsider.SignInAsync();
    }

    [OutsideFact]
    public async Task The_lock_of_a_migration_that_was_killed_stops_no_start()
    {
        var directory = Directory.CreateTempSubdirectory("ciocompass-e2e-").FullName;
        DatabaseFile.Query(Path.Combine(directory, "ciocompass.db"), """
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');
            CREATE TABLE __EFMigrationsHistory (MigrationId TEXT NOT NULL PRIMARY KEY, ProductVersion TEXT NOT NULL)
            """);

        await using var app = await RunningApp.StartAsync(dataDirectory: directory);

        using var outsider = new Outsider(app);
        await outsider.SignInAsync();
        Assert.Equal(0, DatabaseFile.Count(app, "SELECT count(*) FROM __EFMigrationsLock"));
    }

    private static (long Assessments, long Answers) Rows(RunningApp app) =>
        (DatabaseFile.Count(app, "SELECT count(*) FROM Assessments"), DatabaseFile.Count(app, "SELECT count(*) FROM Responses"));

    private static StringContent Copy(string file) => new(ImportFile.AsAnother(file));
}
