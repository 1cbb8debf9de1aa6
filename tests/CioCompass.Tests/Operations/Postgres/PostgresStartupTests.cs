using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Operations;
using CioCompass.Tests.Support;
using CioCompass.TestSupport.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CioCompass.Tests.Operations.Postgres;

/// <summary>Refusals of a start on a server, which then leaves everything alone.</summary>
public sealed class PostgresStartupTests
{
    private const string Tables = "SELECT string_agg(table_name, ',' ORDER BY table_name) FROM information_schema.tables WHERE table_schema = 'public'";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_does_not_come_to_the_end_of_its_start_is_not_waited_for_for_ever()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync(Impatient);
        await using var other = new NpgsqlConnection(database.Postgres);
        await other.OpenAsync(Cancel);
        await RunAsync(other, "SELECT pg_advisory_lock(4849739)");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains("Another process of CIO Compass is starting on the database", refusal.Message, StringComparison.Ordinal);
        await RunAsync(other, "SELECT pg_advisory_unlock(4849739)");
        await database.Get<IDatabaseStartup>().PrepareAsync(Cancel);
    }

    [Fact]
    public async Task A_later_versions_database_is_refused_at_a_start_and_by_a_command_and_left_as_it_is()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync();
        await RunAsync(database, """
            INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Later', '99'); ALTER TABLE "Organisations" ADD "Later" text
            """);
        var startup = database.Get<IDatabaseStartup>();

        foreach (var start in (Func<CancellationToken, Task>[])[startup.PrepareAsync, startup.RequireAsync])
        {
            var refusal = await Assert.ThrowsAsync<StartupException>(() => start(Cancel));
            Assert.Contains("was written by a later version", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("29991231000000_Later", await ReadAsync(database, """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_is()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync();
        await RunAsync(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE recipes (id int); INSERT INTO recipes VALUES (7)");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains("holds tables of another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("recipes", "7"), (await ReadAsync(database, Tables), await ReadAsync(database, "SELECT id::text FROM recipes")));
    }

    [Fact]
    public async Task A_command_on_a_database_that_was_never_prepared_asks_for_a_start_first()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync();
        await RunAsync(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().RequireAsync(Cancel));

        Assert.Contains("Start the program once first", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("", await ReadAsync(database, Tables));
    }

    [Theory]
    [InlineData("Database", "nowhere")]
    [InlineData("Username", "nobody")]
    [InlineData("Port", "1")]
    public async Task A_server_that_cannot_be_used_is_named_without_its_password(string setting, string wrong)
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await TestDatabase.OnPostgresAsync(services =>
        {
            var configured = new NpgsqlConnectionStringBuilder(ServerOf(services).ConnectionString) { [setting] = wrong, Password = "a-secret" };
            services.AddSingleton(new PostgresServer(configured.ToString()) { StartsWithin = TimeSpan.Zero });
        });

        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Get<IDatabaseStartup>().PrepareAsync(Cancel));

        Assert.Contains("cannot be reached", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__CioCompass", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", refusal.Message, StringComparison.Ordinal);
    }

    private static void Impatient(IServiceCollection services) =>
        services.AddSingleton(ServerOf(services) with { StartsWithin = TimeSpan.FromMilliseconds(200) });

    private static PostgresServer ServerOf(IServiceCollection services) =>
        (PostgresServer)services.Single(s => s.ServiceType == typeof(PostgresServer)).ImplementationInstance!;

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Postgres);
        await connection.OpenAsync(Cancel);
        await RunAsync(connection, sql);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<string> ReadAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Postgres);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel) as string ?? "";
    }
}
