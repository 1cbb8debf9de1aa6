using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CioCompass.Benchmarks;

/// <summary>The program as a process of its own, so that its memory is its own.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private bool ended;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Most that the process has had in memory at once, in MB.</summary>
    public double PeakMegabytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time so far, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Memory of the process now, in MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <param name="folder">Of the program; null for the one that was built with this benchmark.</param>
    /// <param name="comparableMemory">The workstation's collector, which gives back what it does not need, in both programs.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static Task<ServerProcess> StartAsync(
        string dataDirectory, string? folder = null, bool comparableMemory = false, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(Path.Combine(folder ?? Built("src", "CioCompass.Web"), "ciocompass.dll"), dataDirectory, folder, comparableMemory, settings);

    /// <summary>The bare app, which keeps no data.</summary>
    public static Task<ServerProcess> StartBareAsync(bool comparableMemory = false) =>
        StartAsync(Path.Combine(Built("tests", "CioCompass.Benchmarks.Bare"), "bare.dll"), null, Folder("tests", "CioCompass.Benchmarks.Bare"), comparableMemory);

    /// <summary>A path in the repository.</summary>
    public static string Folder(params ReadOnlySpan<string> parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CioCompass.sln")))
            {
                return Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CioCompass.sln.");
    }

    private static async Task<ServerProcess> StartAsync(
        string program, string? dataDirectory, string? workingDirectory, bool comparableMemory,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        if (comparableMemory)
        {
            start.Environment["DOTNET_gcServer"] = "0";
            start.Environment["DOTNET_GCConserveMemory"] = "9";
        }

        if (dataDirectory is not null)
        {
            start.Environment["CioCompass__DataDirectory"] = dataDirectory;
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        var process = OwnProcess.Start(start);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = DrainAsync(process.StandardOutput);
                return new ServerProcess(process, new Uri(match.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"The program ended with exit code {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            ended = true;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>A pipe that nobody reads would stop the server.</summary>
    private static async Task DrainAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is not null)
        {
        }
    }

    private static string Built(params ReadOnlySpan<string> project) =>
        Path.Combine(Folder([.. project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0"]));

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
