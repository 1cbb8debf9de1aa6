using CioCompass.Core;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Operations;
using CioCompass.Core.Operations.Postgres;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Operations.Postgres;

public sealed class DatabaseMoveTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_of_every_table_arrives_and_the_program_goes_on_with_it()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync());
        await room.Database.Get<SampleService>().AddAsync(Actor.Console, Cancel);
        var revealed = await room.OpenRoundAsync();
        await room.VoteAsync(revealed, BallotValue.Level(1), BallotValue.Level(4), BallotValue.Level(4));
        await room.RevealAsync(revealed);
        var open = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(open, BallotValue.Level(2), BallotValue.DontKnow);
        var server = await TestPostgres.StartedAsync();
        var connection = await server.CreateDatabaseAsync();

        await room.Database.Get<DatabaseMove>().CopyToAsync(connection, Cancel);

        await using var moved = new ServiceCollection()
            .AddLogging().AddSingleton<TimeProvider>(room.Database.Clock).AddCompassCore(room.Database.Data, connection).BuildServiceProvider();
        await moved.GetRequiredService<IDatabaseStartup>().PrepareAsync(Cancel);
        await using (var target = moved.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContext())
        {
            // The original has its open round still; in the copy it is closed.
            Assert.Equal((RoundStatus.Closed, 2), ((await target.Rounds.SingleAsync(r => r.Id == open, Cancel)).Status, await target.BallotCounts.Where(b => b.RoundId == open).SumAsync(b => b.Count, Cancel)));
            Assert.Empty(await target.RoundSecrets.ToListAsync(Cancel));
            await room.CloseAsync(open);
            await using var source = room.Database.Open();
            foreach (var type in source.Model.GetEntityTypes().Where(t => !t.IsOwned()))
            {
                Assert.Equal(await RowsAsync(source, type, open), await RowsAsync(target, type, open));
            }
        }

        // A new row gets a number that no copied one has.
        await moved.GetRequiredService<AuditLog>().RefusedAsync(room.Consultant, Guid.NewGuid(), "test", Cancel);
        await moved.DisposeAsync();
        TestPostgres.ReleaseDatabase(PostgresServer.From(connection).ConnectionString);
        await server.DropDatabaseAsync(connection);
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_refused_and_left_as_it_is()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var source = await TestDatabase.InFileAsync();
        await using var target = await TestDatabase.OnPostgresAsync();
        await source.AddOrganisationAsync("Acme");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => source.Get<DatabaseMove>().CopyToAsync(target.Postgres!, Cancel));

        Assert.Contains("is not empty", refusal.Message, StringComparison.Ordinal);
        await using var db = target.Open();
        Assert.Empty(await db.Organisations.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_copy_that_fails_leaves_nothing_on_the_server()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var source = await TestDatabase.InFileAsync();

        // Longer than the column, which SQLite does not mind.
        await source.AddOrganisationAsync(new string('x', Organisation.NameMaxLength + 1));
        var server = await TestPostgres.StartedAsync();
        var connection = await server.CreateDatabaseAsync();

        await Assert.ThrowsAsync<StartupException>(() => source.Get<DatabaseMove>().CopyToAsync(connection, Cancel));

        await using (var target = new Npgsql.NpgsqlConnection(connection))
        {
            await target.OpenAsync(Cancel);
            await using var count = new Npgsql.NpgsqlCommand("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'", target);
            Assert.Equal(0L, await count.ExecuteScalarAsync(Cancel));
        }

        TestPostgres.ReleaseDatabase(PostgresServer.From(connection).ConnectionString);
        await server.DropDatabaseAsync(connection);
    }

    /// <summary>Each row as text, without what closing the one open round makes anew on either side.</summary>
    private static async Task<List<string>> RowsAsync(CompassDbContext db, IEntityType type, Guid closedApart)
    {
        db.ChangeTracker.Clear();
        await ((IQueryable<object>)db.GetType().GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).LoadAsync(Cancel);
        return
        [
            .. db.ChangeTracker.Entries()
                .Where(e => e.Metadata.ClrType == type.ClrType)
                .Where(e => e.Entity is not BallotCount ballots || ballots.RoundId != closedApart)
                .Where(e => e.Entity is not Round round || round.Id != closedApart)
                .Select(e => string.Join('|', e.Properties
                    .Where(p => !(e.Entity is Workshop && p.Metadata.Name == nameof(Workshop.Version)))
                    .OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)
                    .Select(p => $"{p.Metadata.Name}={Text(p.CurrentValue)}")))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>PostgreSQL keeps times to the microsecond.</summary>
    private static string? Text(object? value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        string text => text,
        System.Collections.IEnumerable list => string.Join(',', list.Cast<object>()),
        _ => value?.ToString(),
    };
}
