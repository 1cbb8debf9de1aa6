using CioCompass.Core.Accounts;
using CioCompass.Core.Backups;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BackupService Backups => database.Get<BackupService>();

    private string Elsewhere => Path.Combine(database.Data.Root, "elsewhere.db");

    public async ValueTask InitializeAsync() => database = await TestDatabase.InFileAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_was_backed_up_comes_back_and_what_it_replaces_is_kept()
    {
        await database.AddOrganisationAsync("Before");
        await Backups.BackUpToAsync(Elsewhere, Cancel);
        await database.AddOrganisationAsync("After");
        OnDisk.Release(database.Data);

        var replaced = await database.Get<RestoreService>().RestoreAsync(Elsewhere, Cancel);
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        Assert.Equal("Before", OnDisk.Scalar(database, "SELECT group_concat(Name) FROM Organisations"));
        Assert.Equal("Before,After", OnDisk.Scalar(replaced!, "SELECT group_concat(Name) FROM (SELECT Name FROM Organisations ORDER BY CreatedAt, rowid)"));
    }

    [Fact]
    public async Task A_backup_holds_what_was_saved_a_moment_ago_while_others_go_on_writing()
    {
        await using var reader = database.Open();
        await using var held = await reader.Database.BeginTransactionAsync(Cancel);
        await held.RollbackAsync(Cancel);
        await database.AddPersonAsync("Carla", Role.Consultant);

        await Backups.BackUpToAsync(Elsewhere, Cancel);

        Assert.Equal("Carla", OnDisk.Scalar(Elsewhere, "SELECT DisplayName FROM AspNetUsers"));
        Assert.Equal("ok", OnDisk.Scalar(Elsewhere, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_backup_is_for_its_owners_eyes_only()
    {
        await Backups.BackUpToAsync(Elsewhere, Cancel);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Elsewhere) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task The_daily_backup_is_made_once_a_day_and_old_ones_go()
    {
        Assert.NotNull(await Backups.BackUpIfDueAsync(Cancel));
        database.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Null(await Backups.BackUpIfDueAsync(Cancel));

        for (var day = 0; day < 30; day++)
        {
            database.Clock.Advance(TimeSpan.FromDays(1));
            Assert.NotNull(await Backups.BackUpIfDueAsync(Cancel));
        }

        Assert.InRange(Backups.Made().Count, BackupRotation.Days, BackupRotation.Days + BackupRotation.Weeks);
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime, Backups.Made()[0]);
    }

    [Fact]
    public async Task A_backup_never_takes_the_name_of_the_database_or_of_a_document()
    {
        var document = Path.Combine(database.Data.Root, "minutes.txt");
        await File.WriteAllTextAsync(document, "What we agreed", Cancel);

        await Assert.ThrowsAsync<StartupException>(() => Backups.BackUpToAsync(database.Data.Database, Cancel));
        await Assert.ThrowsAsync<StartupException>(() => Backups.BackUpToAsync(document, Cancel));

        Assert.Equal("What we agreed", await File.ReadAllTextAsync(document, Cancel));
    }

    [Fact]
    public async Task A_backup_replaces_an_earlier_one_of_the_same_name()
    {
        await Backups.BackUpToAsync(Elsewhere, Cancel);
        await database.AddOrganisationAsync("Acme");

        await Backups.BackUpToAsync(Elsewhere, Cancel);

        Assert.Equal("Acme", OnDisk.Scalar(Elsewhere, "SELECT Name FROM Organisations"));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_says_so_and_leaves_nothing_behind()
    {
        var nowhere = Path.Combine(database.Data.Root, "no-such-folder", "b.db");

        var failure = await Assert.ThrowsAsync<StartupException>(() => Backups.BackUpToAsync(nowhere, Cancel));

        Assert.Contains(nowhere, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "does not exist")]
    [InlineData("empty", "does not exist or is empty")]
    [InlineData("text", "is damaged")]
    [InlineData("cut off", "is damaged")]
    [InlineData("another program's", "another program")]
    [InlineData("a later version's", "later version")]
    [InlineData("a broken reference", "is damaged")]
    public async Task What_is_no_sound_backup_is_not_restored_and_the_database_stays(string kind, string because)
    {
        await MakeAsync(kind);
        var before = await File.ReadAllBytesAsync(database.Data.Database, Cancel);

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<RestoreService>().RestoreAsync(Elsewhere, Cancel));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(database.Data.Database, Cancel));
        Assert.DoesNotContain(Directory.EnumerateFiles(database.Data.Root), f => f.Contains("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_database_can_be_replaced_and_is_kept_for_a_closer_look()
    {
        await Backups.BackUpToAsync(Elsewhere, Cancel);
        OnDisk.Remove(database);
        await File.WriteAllTextAsync(database.Data.Database, "noise", Cancel);

        var replaced = await database.Get<RestoreService>().RestoreAsync(Elsewhere, Cancel);
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        Assert.Equal("noise", await File.ReadAllTextAsync(replaced!, Cancel));
        Assert.Equal("4", OnDisk.Scalar(database, "SELECT COUNT(DISTINCT Key) FROM Statistics"));
    }

    private async Task MakeAsync(string kind)
    {
        switch (kind)
        {
            case "empty":
                await File.WriteAllTextAsync(Elsewhere, "", Cancel);
                break;
            case "text":
                await File.WriteAllTextAsync(Elsewhere, "Dear diary", Cancel);
                break;
            case "cut off":
                await Backups.BackUpToAsync(Elsewhere, Cancel);
                await using (var file = File.OpenWrite(Elsewhere))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "another program's":
                OnDisk.Scalar(Elsewhere, "CREATE TABLE Recipes (Id INTEGER)");
                break;
            case "a later version's":
                await Backups.BackUpToAsync(Elsewhere, Cancel);
                OnDisk.Scalar(Elsewhere, "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99')");
                break;
            case "a broken reference":
                await Backups.BackUpToAsync(Elsewhere, Cancel);
                OnDisk.Scalar(Elsewhere, "PRAGMA foreign_keys=OFF; DELETE FROM QuestionSets");
                break;
        }
    }
}
