using Npgsql;

namespace CioCompass.TestSupport.Postgres;

/// <summary>
/// The PostgreSQL server of a test run, started by the first test that needs it. It confirms a write before the disk has it (fsync off), which
/// no test asks about.
/// </summary>
public sealed class TestPostgres
{
    /// <summary>Says on which database the tests of the services run: <c>Postgres</c>, or nothing for SQLite.</summary>
    public const string Variable = "CIOCOMPASS_TEST_DATABASE";

    private const string Settings = "-c fsync=off -c full_page_writes=off -c max_connections=400";

    /// <summary>Many writers at once, on a machine with other work, wait longer for their turn than the program's own five seconds.</summary>
    private const string Waits = "-c lock_timeout=60s";

    private static readonly Lazy<Task<TestPostgres>> Shared = new(async () => new(await PostgresCluster.StartAsync(Settings)));

    private readonly PostgresCluster cluster;

    private TestPostgres(PostgresCluster cluster) => this.cluster = cluster;

    /// <summary>The whole suite is to run on PostgreSQL.</summary>
    public static bool IsWanted { get; } =
        string.Equals(Environment.GetEnvironmentVariable(Variable), "Postgres", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="PostgresCluster.Missing"/>
    public static string? Missing => PostgresCluster.Missing;

    public static Task<TestPostgres> StartedAsync() => Shared.Value;

    /// <inheritdoc cref="PostgresCluster.CreateDatabaseAsync"/>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var connection = await cluster.CreateDatabaseAsync($"t{Guid.NewGuid():N}", template);
        return new NpgsqlConnectionStringBuilder(connection) { Options = Waits }.ToString();
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        ReleaseDatabase(connectionString);
        await cluster.RunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Closes the pooled connections, as a process that ends does.</summary>
    public static void ReleaseDatabase(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>The files of a database, after what was in memory has been written to them, so that a search finds what is there.</summary>
    public async Task<IEnumerable<string>> FilesAsync(string connectionString)
    {
        await cluster.RunAsync("CHECKPOINT");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT oid::text FROM pg_database WHERE datname = current_database()", connection);
        return Directory.EnumerateFiles(Path.Combine(cluster.Directory, "base", (string)(await command.ExecuteScalarAsync())!));
    }
}
