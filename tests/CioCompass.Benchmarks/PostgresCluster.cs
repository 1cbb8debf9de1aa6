using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CioCompass.Benchmarks;

/// <summary>
/// A PostgreSQL server of the benchmark's own, with the settings that it has by default: 100 connections, every commit on the disk. It ends
/// with this process, also where that is killed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process shell;

    private PostgresCluster(Process shell, string connection) => (this.shell, Connection) = (shell, connection);

    /// <summary>Connection string of an empty database.</summary>
    public string Connection { get; }

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresCluster> StartAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"ciocompass-postgres-{Guid.NewGuid():N}");
        var port = FreePort();
        var bin = Programs();
        var script = $"""
            '{bin}/initdb' -D '{directory}' -U ciocompass -A trust -E UTF8 --locale=C >/dev/null || exit 1
            '{bin}/postgres' -D '{directory}' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= 2>/dev/null &
            server=$!
            cat >/dev/null
            kill -INT $server; wait $server; rm -rf '{directory}'
            """;

        // PostgreSQL refuses to run as root; Debian's package has a user for it.
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.WorkingDirectory = Path.GetTempPath();
        var cluster = new PostgresCluster(
            Process.Start(start)!,
            string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=ciocompass;Database=ciocompass"));
        await cluster.MakeDatabaseAsync();
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    /// <returns>Connections to the database, without the one that asks.</returns>
    public async Task<int> CountConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async Task MakeDatabaseAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(Connection) { Database = "postgres", Pooling = false }.ToString());
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("CREATE DATABASE ciocompass", connection);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (NpgsqlException e) when (!shell.HasExited && watch.Elapsed < Patience)
            {
                _ = e;
                await Task.Delay(100);
            }
        }
    }

    private static string Programs() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).FirstOrDefault() is { } version
            ? Path.Combine(version, "bin")
            : throw new InvalidOperationException("PostgreSQL's programs are not on this machine: apt install postgresql.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
