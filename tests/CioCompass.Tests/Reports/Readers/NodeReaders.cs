using System.Diagnostics;
using System.Text.Json;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Reports.Readers;

/// <summary>
/// Opens files with JavaScript libraries that nobody here wrote (<c>npm/package.json</c> names them). They are installed from the npm
/// registry into a temporary folder, at the versions of the lock file; where that cannot be done the tests fail and say what to do.
/// </summary>
internal static class NodeReaders
{
    private const int OldestNode = 20;

    private const string WhatToDo =
        "The exports are opened with npm libraries: this needs Node.js 20 or later with npm on the PATH, and the npm registry (or npm's cache).";

    /// <summary>Installing takes seconds, on a busy machine and a slow line some minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string Sources = Path.Combine(Repository.Root, "tests", "CioCompass.Tests", "Reports", "Readers", "npm");

    /// <param name="files">By name; the extension says which libraries open it.</param>
    /// <returns>What each library saw, by the file's name.</returns>
    public static async Task<JsonDocument> ReadAsync(IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        await RequireNodeAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("compass-readers-");
        try
        {
            foreach (var source in Directory.EnumerateFiles(Sources))
            {
                File.Copy(source, Path.Combine(folder.FullName, Path.GetFileName(source)));
            }

            await RunAsync("npm", ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--prefer-offline"], folder, cancellationToken);
            var exports = folder.CreateSubdirectory("exports");
            foreach (var (name, content) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(exports.FullName, name), content, cancellationToken);
            }

            return JsonDocument.Parse(await RunAsync("node", ["read.mjs", exports.FullName], folder, cancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RequireNodeAsync(CancellationToken cancellationToken)
    {
        if (await VersionAsync(cancellationToken) < OldestNode && OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            var here = new DirectoryInfo(Path.GetTempPath());
            await RunAsync("apt-get", ["update"], here, cancellationToken);
            await RunAsync("apt-get", ["install", "-y", "--no-install-recommends", "nodejs", "npm"], here, cancellationToken);
        }

        var version = await VersionAsync(cancellationToken);
        Assert.True(version >= OldestNode, $"{WhatToDo} Found: {(version == 0 ? "none" : $"Node.js {version}")}.");
    }

    /// <returns>The main number; 0 where there is no Node.js.</returns>
    private static async Task<int> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var said = await RunAsync("node", ["--version"], new DirectoryInfo(Path.GetTempPath()), cancellationToken);
            return int.TryParse(said.TrimStart('v').Split('.')[0], out var version) ? version : 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    /// <returns>Its standard output; what it says besides is in the failure.</returns>
    private static async Task<string> RunAsync(string program, string[] arguments, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        // On Windows npm is a script that only the shell finds.
        var start = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder.FullName, true, true);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{WhatToDo} {program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
