using CioCompass.Core.Accounts;
using CioCompass.Core.Backups;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Tests.Support;
using CioCompass.TestSupport.Postgres;

namespace CioCompass.Tests.Reports.HandOver;

public sealed class BackupPurgeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_an_administrator_replaces_the_backups()
    {
        await using var database = await TestDatabase.InFileAsync();
        var administrator = await database.AddPersonAsync("Anna", Role.Administrator);
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var (backups, purge) = (database.Get<BackupService>(), database.Get<BackupPurge>());
        await backups.BackUpAsync(BackupKind.Daily, Cancel);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await backups.BackUpAsync(BackupKind.Daily, Cancel);
        database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(purge.HasBackups);
        Assert.Null(await purge.ReplaceAllAsync(consultant, Cancel));
        Assert.Equal(2, backups.Made().Count);
        Assert.NotNull(await purge.ReplaceAllAsync(administrator, Cancel));
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime, Assert.Single(backups.Made()));
    }

    [Fact]
    public async Task On_a_server_there_are_no_backups_of_the_programs_own_to_replace()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync();
        var administrator = await database.AddPersonAsync("Anna", Role.Administrator);

        Assert.False(database.Get<BackupPurge>().HasBackups);
        Assert.Null(await database.Get<BackupPurge>().ReplaceAllAsync(administrator, Cancel));
    }
}
