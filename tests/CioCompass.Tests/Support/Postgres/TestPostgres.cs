using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CioCompass.Tests.Support.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, started by the first that needs it and gone with the process. It confirms a write before the
/// disk has it (fsync off), which no test asks about.
/// </summary>
public sealed class TestPostgres
{
    /// <summary>Says on which database the tests of the services run: <c>Postgres</c>, or nothing for SQLite.</summary>
    public const string Variable = "CIOCOMPASS_TEST_DATABASE";

    /// <summary>Many writers at once, on a machine with other work, wait longer for their turn than the program's own five seconds.</summary>
    private const string Waits = "-c lock_timeout=60s";

    private static readonly Lazy<Task<TestPostgres>> Shared = new(StartAsync);
    private static readonly Lazy<string?> Programs = new(FindPrograms);

    private readonly string administration;

    private TestPostgres(string directory, string administration) => (Directory, this.administration) = (directory, administration);

    /// <summary>Where the server keeps its files.</summary>
    private string Directory { get; }

    /// <summary>The whole suite is to run on PostgreSQL.</summary>
    public static bool IsWanted { get; } =
        string.Equals(Environment.GetEnvironmentVariable(Variable), "Postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says why a test cannot run here; null where it can.</summary>
    public static string? Missing => Programs.Value is null
        ? "PostgreSQL's programs (initdb, postgres) are not on this machine: apt install postgresql, or set POSTGRES_BIN."
        : null;

    public static Task<TestPostgres> StartedAsync() => Shared.Value;

    /// <param name="template">A database to copy, to which nobody may be connected.</param>
    /// <returns>The connection string of a new database.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"t{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return new NpgsqlConnectionStringBuilder(administration) { Database = name, Options = Waits }.ToString();
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        ReleaseDatabase(connectionString);
        await RunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
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
        await RunAsync("CHECKPOINT");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT oid::text FROM pg_database WHERE datname = current_database()", connection);
        return System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "base", (string)(await command.ExecuteScalarAsync())!));
    }

    private static async Task<TestPostgres> StartAsync()
    {
        Assert.True(Missing is null, Missing);
        var directory = Path.Combine(Path.GetTempPath(), $"ciocompass-postgres-{Guid.NewGuid():N}");
        var port = FreePort();
        var bin = Programs.Value!;

        // The server ends with this process, also where that is killed: the shell's input then comes to its end.
        var script = $"""
            '{bin}/initdb' -D '{directory}' -U ciocompass -A trust -E UTF8 --locale=C --no-sync >/dev/null || exit 1
            '{bin}/postgres' -D '{directory}' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
              -c full_page_writes=off -c max_connections=400 -c log_min_messages=fatal 2>/dev/null &
            server=$!
            cat >/dev/null
            kill -QUIT $server; wait $server; rm -rf '{directory}'
            """;
        var shell = IsRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script]) : new ProcessStartInfo("sh", ["-c", script]);
        shell.RedirectStandardInput = true;
        shell.WorkingDirectory = Path.GetTempPath();
        var process = Process.Start(shell)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(Patience.Limit);
        };

        var administration = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=ciocompass;Database=postgres;Pooling=false");
        var started = new TestPostgres(directory, new NpgsqlConnectionStringBuilder(administration) { Pooling = true, MaxPoolSize = 20 }.ToString());
        await Patience.UntilAsync(AnswersAsync, "PostgreSQL's start");
        return started;

        async Task<bool> AnswersAsync()
        {
            try
            {
                await using var connection = new NpgsqlConnection(administration);
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException e)
            {
                Assert.False(process.HasExited, $"PostgreSQL did not start: {e.Message}");
                return false;
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root; Debian's package has a user for it.</summary>
    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

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

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
