using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CioCompass.TestSupport.Postgres;

/// <summary>A PostgreSQL server of this process's own. It ends with the process, also where that is killed.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "ciocompass";

    private static readonly Lazy<string?> Programs = new(FindPrograms);

    private readonly Process shell;
    private readonly NpgsqlConnectionStringBuilder administration;

    private PostgresCluster(Process shell, string directory, int port)
    {
        this.shell = shell;
        Directory = directory;
        administration = new() { Host = "127.0.0.1", Port = port, Username = User, Database = "postgres", MaxPoolSize = 20 };
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            shell.StandardInput.Close();
            shell.WaitForExit(Patience.Limit);
        };
    }

    /// <summary>Says why there can be none on this machine; null where it can.</summary>
    public static string? Missing => Programs.Value is null
        ? "PostgreSQL's programs (initdb, postgres) are not on this machine: apt install postgresql, or set POSTGRES_BIN."
        : null;

    /// <summary>Where the server keeps its files.</summary>
    public string Directory { get; }

    /// <param name="settings">As on the server's command line, in which they differ from PostgreSQL's own.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresCluster> StartAsync(string settings = "")
    {
        if (Missing is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        var directory = Path.Combine(Path.GetTempPath(), $"ciocompass-postgres-{Guid.NewGuid():N}");
        var port = FreePort();

        // The server ends with this process, also where that is killed: the shell's input then comes to its end.
        var script = $"""
            '{Programs.Value}/initdb' -D '{directory}' -U {User} -A trust -E UTF8 --locale=C --no-sync >/dev/null || exit 1
            '{Programs.Value}/postgres' -D '{directory}' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
              -c log_min_messages=fatal {settings} 2>/dev/null &
            server=$!
            cat >/dev/null
            kill -QUIT $server; wait $server; rm -rf '{directory}'
            """;

        // PostgreSQL refuses to run as root; Debian's package has a user for it.
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.WorkingDirectory = Path.GetTempPath();
        var cluster = new PostgresCluster(Process.Start(start)!, directory, port);
        await Patience.UntilAsync(cluster.AnswersAsync, "PostgreSQL's start");
        return cluster;
    }

    /// <param name="name">Of the new database.</param>
    /// <param name="template">A database to copy, to which nobody may be connected.</param>
    /// <returns>The connection string of the new database.</returns>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null)
    {
        await RunAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return new NpgsqlConnectionStringBuilder { Host = administration.Host, Port = administration.Port, Username = User, Database = name }.ToString();
    }

    /// <summary>Runs a command that belongs to no database.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(administration.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Patience.Limit.TotalSeconds };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await RunAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException e)
        {
            return shell.HasExited ? throw new InvalidOperationException($"PostgreSQL did not start: {e.Message}", e) : false;
        }
    }

    private static string? FindPrograms()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var asked = Environment.GetEnvironmentVariable("POSTGRES_BIN");
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var debian = System.IO.Directory.Exists("/usr/lib/postgresql")
            ? System.IO.Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        string?[] places = [asked, .. path, .. debian, "/usr/pgsql/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin", "/usr/local/bin"];
        return places.FirstOrDefault(p => !string.IsNullOrEmpty(p) && File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
