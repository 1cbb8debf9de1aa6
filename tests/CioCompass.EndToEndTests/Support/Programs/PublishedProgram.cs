using System.Diagnostics;
using System.Runtime.InteropServices;
using CioCompass.Benchmarks;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>
/// The program as it is shipped, which all journeys run against: published once in a run, by whichever test asks first, and compiled ahead,
/// so that the hundred starts of a run do not each compile it again.
/// </summary>
public static class PublishedProgram
{
    /// <summary>Publishing takes a minute; on a machine with other work several.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly Lazy<Task<string>> Published = new(() => Task.Run(PublishAsync));

    /// <summary>Beside the tests, where the next run finds what has not changed.</summary>
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "program");

    /// <returns>Full path of the program, or of its assembly; of the program that <c>CIOCOMPASS_PROGRAM</c> names, where it names one.</returns>
    public static Task<string> PathAsync() =>
        Environment.GetEnvironmentVariable("CIOCOMPASS_PROGRAM") is { Length: > 0 } other ? Task.FromResult(other) : Published.Value;

    private static async Task<string> PublishAsync()
    {
        // The compiler that compiles ahead is a package that only a publication asks for: without a network the program is slower, not absent.
        var (exitCode, output) = await PublishAsync("--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false");
        if (exitCode != 0)
        {
            (exitCode, output) = await PublishAsync("--no-restore");
        }

        return exitCode == 0
            ? Path.Combine(Folder, "ciocompass.dll")
            : throw new InvalidOperationException($"The program could not be published:{Environment.NewLine}{output}");
    }

    private static async Task<(int ExitCode, string Output)> PublishAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet",
            ["publish", Path.Combine("src", "CioCompass.Web"), "--configuration", "Release", "--output", Folder, "--nologo", .. options])
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
