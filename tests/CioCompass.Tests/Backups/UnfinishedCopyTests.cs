using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Backups;

/// <summary>The remains of a backup that was killed in the middle: they may hold the secret of a round that was open.</summary>
public sealed class UnfinishedCopyTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Leftovers => [.. Directory.EnumerateFiles(database.Data.Backups).Where(f => f.Contains(".unfinished", StringComparison.Ordinal))];

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.InFileAsync();
        await database.Get<BackupService>().BackUpAsync(BackupKind.Daily, Cancel);
        foreach (var name in (string[])["ciocompass-20261127T120000Z.db.unfinished", "ciocompass-20261127T120000Z.db.unfinished-journal"])
        {
            await File.WriteAllTextAsync(Path.Combine(database.Data.Backups, name), "secret", Cancel);
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task It_goes_when_the_program_starts()
    {
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);

        AssertGone();
    }

    [Fact]
    public async Task It_goes_before_the_next_backup()
    {
        await database.Get<BackupService>().BackUpAsync(BackupKind.ByHand, Cancel);

        AssertGone();
    }

    [Fact]
    public async Task It_goes_where_a_closed_round_removes_its_traces()
    {
        Assert.True(await database.Get<IDatabaseUpkeep>().TryRemoveTracesAsync(Cancel));

        AssertGone();
    }

    [Fact]
    public async Task It_goes_where_a_hand_over_writes_the_database_anew()
    {
        Assert.True(await database.Get<IDatabaseUpkeep>().RewriteAsync());

        AssertGone();
    }

    private void AssertGone()
    {
        Assert.Empty(Leftovers);
        Assert.NotEmpty(database.Get<BackupService>().Files());
    }
}
