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

    /// <param name="comparableMemory">The workstation's collector, which gives back what it does not need, in both programs.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static async Task<ServerProcess> StartAsync(
        string dataDirectory, bool comparableMemory = false, IReadOnlyDictionary<string, string>? settings = null) =>
        await StartAsync(await PublishedProgram.PathAsync(), dataDirectory, comparableMemory, settings);

    /// <summary>The bare app, which keeps no data.</summary>
    public static async Task<ServerProcess> StartBareAsync(bool comparableMemory = false) =>
        await StartAsync(await PublishedProgram.BarePathAsync(), null, comparableMemory);

    private static async Task<ServerProcess> StartAsync(
        string program, string? dataDirectory, bool comparableMemory, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = PublishedProgram.StartInfo(program, "--urls", "http://127.0.0.1:0");
        start.WorkingDirectory = Path.GetDirectoryName(program)!;
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

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
