using CioCompass.Core.Data;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.TestSupport.Postgres;
using Npgsql;

namespace CioCompass.Tests.Operations.Postgres;

public sealed class PostgresUpkeepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_somebody_looks_at_rows_that_are_gone_the_database_is_not_said_to_be_rewritten()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync();
        var upkeep = database.Get<IDatabaseUpkeep>();
        await using var dump = new NpgsqlConnection(database.Postgres);
        await dump.OpenAsync(Cancel);
        await using (var transaction = await dump.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Cancel))
        {
            await using var look = new NpgsqlCommand("SELECT count(*) FROM \"Organisations\"", dump, transaction);
            await look.ExecuteScalarAsync(Cancel);
            await database.AddOrganisationAsync("Acme");

            Assert.False(await upkeep.RewriteAsync());
        }

        Assert.True(await upkeep.RewriteAsync());
    }
}
