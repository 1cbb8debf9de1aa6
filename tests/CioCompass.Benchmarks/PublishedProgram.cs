using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CioCompass.Benchmarks;

/// <summary>
/// The program as it is shipped: published once in a run, by whoever asks first, and compiled ahead, so that a start does not compile it
/// again. The browser's tests and the benchmarks run it.
/// </summary>
public static class PublishedProgram
{
    /// <summary>Publishing takes a minute; on a machine with other work several.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly Lazy<Task<string>> Published = new(() => Task.Run(() => PublishAsync("program", "ciocompass.dll", "src", "CioCompass.Web")));

    private static readonly Lazy<Task<string>> Bare = new(() => Task.Run(() => PublishAsync("bare-program", "bare.dll", "tests", "CioCompass.Benchmarks.Bare")));

    /// <returns>Full path of the program, or of its assembly; of the program that <c>CIOCOMPASS_PROGRAM</c> names, where it names one.</returns>
    public static Task<string> PathAsync() =>
        Environment.GetEnvironmentVariable("CIOCOMPASS_PROGRAM") is { Length: > 0 } other ? Task.FromResult(other) : Published.Value;

    /// <returns>Full path of the assembly of the bare app that the program is compared with, published in the same way.</returns>
    public static Task<string> BarePathAsync() => Bare.Value;

    /// <param name="program">Path of a program, or of an assembly, which <c>dotnet</c> runs.</param>
    public static ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        var isAssembly = Path.GetExtension(program) == ".dll";
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Whoever asks may have a larger one of its own; what is measured here is the program's memory as it ships.
        start.Environment.Remove("DOTNET_GCgen0size");
        return start;
    }

    /// <param name="name">Of the folder beside whoever asks, where the next run finds what has not changed.</param>
    private static async Task<string> PublishAsync(string name, string assembly, params string[] project)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);

        // The compiler that compiles ahead is a package that only a publication asks for: without a network the program is slower, not absent.
        var (exitCode, output) = await PublishAsync(folder, project, ["--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false"]);
        if (exitCode != 0)
        {
            (exitCode, output) = await PublishAsync(folder, project, ["--no-restore"]);
        }

        return exitCode == 0
            ? Path.Combine(folder, assembly)
            : throw new InvalidOperationException($"{Path.Combine(project)} could not be published:{Environment.NewLine}{output}");
    }

    private static async Task<(int ExitCode, string Output)> PublishAsync(string folder, string[] project, string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(project), "--configuration", "Release", "--output", folder, "--nologo", .. options])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };

        // A build server that outlives the run would hold the output open. What is checked here was checked by the build.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["RunAnalyzers"] = "false";
        using var publish = OwnProcess.Start(start);
        var output = publish.StandardOutput.ReadToEndAsync();
        try
        {
            await publish.WaitForExitAsync().WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            publish.Kill(entireProcessTree: true);
            throw;
        }

        return (publish.ExitCode, await output);
    }
}
