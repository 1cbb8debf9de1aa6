using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support;

/// <summary>The real program as a process of its own, on a data directory of its own.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "vier blauwe olifanten zingen";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly StringBuilder output = new();
    private readonly List<string> standardOutput = [];
    private Process? process;

    private RunningApp(string dataDirectory) => DataDirectory = dataDirectory;

    public string DataDirectory { get; }

    /// <summary>The address it listens on; the same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public int ProcessId => process!.Id;

    /// <summary>The lines of the standard output alone.</summary>
    public IReadOnlyList<string> StandardOutput
    {
        get
        {
            lock (output)
            {
                return [.. standardOutput];
            }
        }
    }

    /// <summary>Further settings, as environment variables.</summary>
    private IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    private string Program { get; init; } = Repository.Program;

    /// <param name="withAdministrator">Whether the first administrator is made by configuration.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <param name="published">Whether it is the program as it is shipped instead of the one built with these tests.</param>
    /// <param name="dataDirectory">Where a temporary one of its own will not do; removed in the end all the same.</param>
    public static async Task<RunningApp> StartAsync(
        bool withAdministrator = true, IReadOnlyDictionary<string, string>? settings = null, bool published = false, string? dataDirectory = null)
    {
        var app = new RunningApp(dataDirectory ?? Path.Combine(Path.GetTempPath(), "ciocompass-e2e", Guid.NewGuid().ToString("N")))
        {
            Settings = settings ?? new Dictionary<string, string>(),
            Program = published ? await PublishedProgram.PathAsync() : Repository.Program,
        };
        try
        {
            await app.StartProcessAsync(withAdministrator);
            return app;
        }
        catch
        {
            // Nobody else holds it: a program that came up too late would run on after the tests.
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the program on this data directory; one that does not end is killed and fails the test.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Launch(arguments, withAdministrator: false);
        var standardOutput = command.StandardOutput.ReadToEndAsync();
        var standardError = command.StandardError.ReadToEndAsync();
        try
        {
            await command.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            command.Kill();
            Assert.Fail($"'{string.Join(' ', arguments)}' did not end:{Environment.NewLine}{await standardOutput}{await standardError}");
        }

        return (command.ExitCode, await standardOutput + await standardError);
    }

    /// <summary>Whether its log file, which is written a moment later, names that.</summary>
    public async Task<bool> LogsAsync(string text)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (LogLines().Any(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }

    /// <summary>Of its log files, so far.</summary>
    public IReadOnlyList<string> LogLines()
    {
        var lines = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(DataDirectory, "logs")))
        {
            using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(log);
            lines.AddRange(reader.ReadToEnd().Split('\n'));
        }

        return lines;
    }

    /// <summary>Ends it as a power cut would: at once, without a word (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a supervisor does (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Starts it again on the same data and the same address.</summary>
    public Task RestartAsync() => StartProcessAsync(withAdministrator: true);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        if (Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private async Task StartProcessAsync(bool withAdministrator)
    {
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process?.Dispose();
        process = Launch(["--urls", Address], withAdministrator);
        process.OutputDataReceived += (_, line) => Read(line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience));
        Address = first == listening.Task
            ? await listening.Task
            : throw new InvalidOperationException($"The program did not start:{Environment.NewLine}{Output}");

        void Read(string? line, bool isOutput = false)
        {
            lock (output)
            {
                output.AppendLine(line);
                if (isOutput && line is not null)
                {
                    standardOutput.Add(line);
                }
            }

            if (line is not null && Listening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(match.Groups[1].Value);
            }
        }
    }

    private Process Launch(string[] arguments, bool withAdministrator)
    {
        var isAssembly = Path.GetExtension(Program) == ".dll";
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : Program, isAssembly ? [Program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["CioCompass__DataDirectory"] = DataDirectory;
        if (withAdministrator)
        {
            start.Environment["CioCompass__Setup__AdminEmail"] = AdminEmail;
            start.Environment["CioCompass__Setup__AdminPassword"] = AdminPassword;
        }

        foreach (var (key, value) in Settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    /// <summary>In a log of JSON the address stands in quotes, which are escaped.</summary>
    [GeneratedRegex(@"Now listening on: (?:\\"")?(http://[^\s""\\]+)")]
    private static partial Regex Listening();
}
