using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>The real program as a process of its own, on a data directory of its own.</summary>
public sealed partial class RunningApp : IServedProgram
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "vier blauwe olifanten zingen";

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

    private string Program { get; init; } = "";

    /// <param name="withAdministrator">Whether the first administrator is made by configuration.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <param name="dataDirectory">Where a temporary one of its own will not do; removed in the end all the same.</param>
    public static async Task<RunningApp> StartAsync(
        bool withAdministrator = true, IReadOnlyDictionary<string, string>? settings = null, string? dataDirectory = null)
    {
        var app = new RunningApp(dataDirectory ?? OwnDirectory())
        {
            Settings = settings ?? new Dictionary<string, string>(),
            Program = await PublishedProgram.PathAsync(),
        };
        ServerErrors.Watch(app);
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

    /// <summary>The same with the sample in it.</summary>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static async Task<RunningApp> StartWithSampleAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var directory = OwnDirectory();
        if (settings?.ContainsKey("ConnectionStrings__CioCompass") != true)
        {
            await SampleData.CopyToAsync(directory);
            return await StartAsync(settings: settings, dataDirectory: directory);
        }

        // A database on a server is in no directory that could be copied.
        var app = await StartAsync(settings: settings, dataDirectory: directory);
        var (exitCode, output) = await app.CommandAsync("sample");
        if (exitCode != 0)
        {
            await app.DisposeAsync();
            Assert.Fail(output);
        }

        return app;
    }

    /// <summary>Runs a command of the program on this data directory; one that does not end is killed and fails the test.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Launch(arguments, withAdministrator: false);
        var standardOutput = command.StandardOutput.ReadToEndAsync();
        var standardError = command.StandardError.ReadToEndAsync();
        try
        {
            await command.WaitForExitAsync().WaitAsync(Patience.Limit);
        }
        catch (TimeoutException)
        {
            command.Kill();
            Assert.Fail($"'{string.Join(' ', arguments)}' did not end:{Environment.NewLine}{await standardOutput}{await standardError}");
        }

        return (command.ExitCode, await standardOutput + await standardError);
    }

    /// <summary>Waits until its log file, which is written a moment later, names that.</summary>
    public Task LogsAsync(string text) =>
        Patience.UntilAsync(() => LogLines().Any(line => line.Contains(text, StringComparison.Ordinal)), $"“{text}” in the log");

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
        await process.WaitForExitAsync().WaitAsync(Patience.Limit);
    }

    /// <summary>Asks it to end, as a supervisor does (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience.Limit);
        return process.ExitCode;
    }

    /// <summary>Starts it again on the same data and the same address.</summary>
    public Task RestartAsync() => StartProcessAsync(withAdministrator: true);

    public async ValueTask DisposeAsync()
    {
        ServerErrors.Forget(this);
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        await TestFolder.DeleteAsync(DataDirectory);
    }

    private static string OwnDirectory() => Path.Combine(Path.GetTempPath(), "ciocompass-e2e", Guid.NewGuid().ToString("N"));

    private async Task StartProcessAsync(bool withAdministrator)
    {
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process?.Dispose();
        process = Launch(["--urls", Address], withAdministrator);
        process.OutputDataReceived += (_, line) => Read(line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience.Limit));
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
        var start = PublishedProgram.StartInfo(Program, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["CioCompass__DataDirectory"] = DataDirectory;

        // It lives for seconds: measuring what to compile better costs more than it gives, and so does switching memory between writing and running.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        if (withAdministrator)
        {
            start.Environment["CioCompass__Setup__AdminEmail"] = AdminEmail;
            start.Environment["CioCompass__Setup__AdminPassword"] = AdminPassword;
        }

        foreach (var (key, value) in Settings)
        {
            start.Environment[key] = value;
        }

        return OwnProcess.Start(start);
    }

    /// <summary>In a log of JSON the address stands in quotes, which are escaped.</summary>
    [GeneratedRegex(@"Now listening on: (?:\\"")?(http://[^\s""\\]+)")]
    private static partial Regex Listening();
}
