using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CioCompass.Core.Data.Postgres;

/// <summary>Address of the database, and how a context is connected to it.</summary>
/// <param name="ConnectionString">With the settings of <see cref="Session"/>.</param>
public sealed record PostgresServer(string ConnectionString)
{
    /// <summary>
    /// synchronous_commit: an acknowledged answer survives a power cut, also where the server's own setting says otherwise. lock_timeout:
    /// a writer waits as long as SQLite does. idle_in_transaction_session_timeout: a machine that vanishes in the middle of a transaction
    /// does not keep the write lock.
    /// </summary>
    private const string Session = "-c synchronous_commit=on -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s";

    /// <summary>
    /// Connections of one process in the pool unless the operator says otherwise: with three processes and, of each, one that listens and one
    /// at the start, 96 of the 97 that PostgreSQL has by default for others than its superuser.
    /// </summary>
    public const int DefaultPoolSize = 30;

    /// <summary>Connections of the pool that pages and services leave to the notices between processes, and to the removal of keys.</summary>
    private const int Spared = 2;

    /// <summary>Seconds of silence after which a connection is tried, so that a dead one is noticed.</summary>
    private const int KeepAlive = 15;

    private const string PoolSize = "Maximum Pool Size";

    private readonly Lazy<ConnectionGate> gate = new(() => new ConnectionGate(
        Math.Max(1, new NpgsqlConnectionStringBuilder(ConnectionString).MaxPoolSize - Spared - ConnectionGate.Brief)));

    /// <summary>
    /// Time allowed to a server that does not answer yet, as after both were started together, and to another process that is starting.
    /// </summary>
    public TimeSpan StartsWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Name of the server without the password, for messages.</summary>
    public string Name => new NpgsqlConnectionStringBuilder(ConnectionString) is var settings
        ? $"{settings.Database} on {settings.Host}:{settings.Port}"
        : "";

    /// <param name="configured">As the operator wrote it; session settings of their own come last and win.</param>
    public static PostgresServer From(string configured)
    {
        var settings = new NpgsqlConnectionStringBuilder(configured);
        settings.Options = $"{Session} {settings.Options}".TrimEnd();
        settings.ApplicationName ??= "ciocompass";
        settings.MaxPoolSize = settings.ShouldSerialize(PoolSize) ? settings.MaxPoolSize : DefaultPoolSize;
        settings.KeepAlive = settings.KeepAlive == 0 ? KeepAlive : settings.KeepAlive;
        return new PostgresServer(settings.ToString());
    }

    /// <returns>Null when it can be used; otherwise what is wrong with it, without its password.</returns>
    public static string? Error(string configured)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(configured);
            return string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database)
                ? "needs a Host and a Database, as in Host=db.example.org;Database=ciocompass;Username=ciocompass;Password=…"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "is not a connection string such as Host=db.example.org;Database=ciocompass;Username=ciocompass;Password=…";
        }
    }

    /// <summary>
    /// A connection of its own, open, for what goes with a session: it is not one of the pool, where locks and subscriptions would live on.
    /// </summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal void Configure(DbContextOptionsBuilder options) => options
        .UseNpgsql(ConnectionString, npgsql => npgsql.ExecutionStrategy(dependencies => new TransientRetries(dependencies)))
        .AddInterceptors(Locks, gate.Value);

    private static WriteLocks Locks { get; } = new();
}
