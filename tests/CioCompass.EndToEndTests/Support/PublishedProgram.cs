using System.Diagnostics;

namespace CioCompass.EndToEndTests.Support;

/// <summary>The program as it is shipped: published once in a run, by whichever test asks first.</summary>
public static class PublishedProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <returns>Path of the program's assembly.</returns>
    public static Task<string> PathAsync() => Published.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ciocompass-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var start = new ProcessStartInfo("dotnet",
            ["publish", Path.Combine("src", "CioCompass.Web"), "--configuration", "Release", "--no-restore", "--output", folder, "--nologo"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };

        // A build server that outlives the run would hold the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var output = publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync().WaitAsync(Patience);
        return publish.ExitCode == 0
            ? Path.Combine(folder, "ciocompass.dll")
            : throw new InvalidOperationException($"The program could not be published:{Environment.NewLine}{await output}");
    }
}
