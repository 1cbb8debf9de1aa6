using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Tests.Backups;

public sealed class BackupAdministrationTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BackupAdministration Administration => database.Get<BackupAdministration>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.InFileAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Only_an_administrator_manages_backups()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        await Administration.MakeAsync(Guid.NewGuid(), administrator);
        var name = (await ListAsync()).Items[0].File.Name;

        Assert.Null(await Administration.ListAsync(bram, Cancel));
        Assert.Equal(BackupOutcome.NotAllowed, await Administration.MakeAsync(Guid.NewGuid(), bram));
        Assert.Null(await Administration.VerifyAsync(name, bram));
        Assert.Null(await Administration.DownloadAsync(name, bram, Cancel));

        Assert.Single((await ListAsync()).Items);
        Assert.Equal(4, (await AuditedAsync(AuditAction.AccessRefused)).Count);
    }

    [Fact]
    public async Task The_list_says_what_each_backup_is_and_the_later_days_leave_it_its_week()
    {
        await Administration.MakeAsync(Guid.NewGuid(), administrator);
        for (var day = 0; day < 20; day++)
        {
            database.Clock.Advance(TimeSpan.FromDays(1));
            await database.Get<BackupService>().BackUpIfDueAsync(Cancel);
        }

        var items = (await ListAsync()).Items;

        Assert.Equal(items.Select(i => i.File.MadeAt).OrderDescending(), items.Select(i => i.File.MadeAt));
        Assert.All(items.Take(BackupRotation.Days), i => Assert.Equal((BackupKind.Daily, false), (i.File.Kind, i.IsWeekly)));
        Assert.NotEmpty(items.Skip(BackupRotation.Days));
        Assert.All(items.Skip(BackupRotation.Days), i => Assert.True(i.IsWeekly));
        Assert.All(items, i => Assert.True(i.Size > 100_000));
    }

    [Fact]
    public async Task One_made_by_hand_is_named_so_counts_for_its_day_and_is_recorded()
    {
        Assert.Equal(BackupOutcome.Done, await Administration.MakeAsync(Guid.NewGuid(), administrator));

        var made = Assert.Single((await ListAsync()).Items);
        Assert.Equal((BackupKind.ByHand, null), (made.File.Kind, made.Checked));
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime, made.File.MadeAt);
        Assert.Null(await database.Get<BackupService>().BackUpIfDueAsync(Cancel));
        Assert.Equal([made.File.Name], await AuditedAsync(AuditAction.BackupMade));
    }

    [Fact]
    public async Task Of_several_that_ask_at_once_one_makes_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Administration.MakeAsync(Guid.NewGuid(), administrator))));

        Assert.Contains(BackupOutcome.Done, outcomes);
        Assert.All(outcomes, o => Assert.Contains(o, (BackupOutcome[])[BackupOutcome.Done, BackupOutcome.Busy]));
        Assert.Single((await ListAsync()).Items);
        Assert.False(Administration.IsBusy);
    }

    [Fact]
    public async Task Without_a_folder_to_write_to_it_fails_and_says_so_and_the_next_try_works()
    {
        Directory.Delete(database.Data.Backups);
        await File.WriteAllTextAsync(database.Data.Backups, "in the way", Cancel);
        Assert.Equal(BackupOutcome.Failed, await Administration.MakeAsync(Guid.NewGuid(), administrator));
        Assert.False(Administration.IsBusy);

        File.Delete(database.Data.Backups);
        database.Data.Create();
        Assert.Equal(BackupOutcome.Done, await Administration.MakeAsync(Guid.NewGuid(), administrator));
    }

    [Fact]
    public async Task A_sound_backup_and_a_damaged_one_are_told_apart_and_the_list_remembers()
    {
        await Administration.MakeAsync(Guid.NewGuid(), administrator);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Administration.MakeAsync(Guid.NewGuid(), administrator);
        var items = (await ListAsync()).Items;
        await using (var stream = File.OpenWrite(items[1].File.Path))
        {
            stream.Position = stream.Length / 2;
            await stream.WriteAsync(new byte[20_000], Cancel);
        }

        var sound = await Administration.VerifyAsync(items[0].File.Name, administrator);
        var damaged = await Administration.VerifyAsync(items[1].File.Name, administrator);

        Assert.Equal(DatabaseState.Sound, sound!.State);
        Assert.Equal(DatabaseState.Damaged, damaged!.State);
        Assert.Equal([sound, damaged], (await ListAsync()).Items.Select(i => i.Checked));
        Assert.Null(await Administration.VerifyAsync("../ciocompass.db", administrator));
    }

    [Fact]
    public async Task Where_the_databases_own_server_makes_the_backups_there_is_nothing_to_manage()
    {
        await using var other = await TestDatabase.InFileAsync(services => services.RemoveAll<BackupService>());
        var ann = await other.AddPersonAsync("Ann", Role.Administrator);
        var administration = other.Get<BackupAdministration>();

        Assert.False(administration.IsOwn);
        Assert.Null(await administration.ListAsync(ann, Cancel));
        Assert.Equal(BackupOutcome.NotAllowed, await administration.MakeAsync(Guid.NewGuid(), ann));
        Assert.False((await other.Get<AdministrationOverview>().ReadAsync(ann, Cancel))!.HasOwnBackups);
    }

    private async Task<BackupList> ListAsync() => (await Administration.ListAsync(administrator, Cancel))!;

    private async Task<List<string>> AuditedAsync(AuditAction action)
    {
        await using var db = database.Open();
        return await db.AuditEntries.Where(e => e.Action == action).Select(e => e.Detail).ToListAsync(Cancel);
    }
}
