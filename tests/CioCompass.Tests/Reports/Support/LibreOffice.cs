using System.Diagnostics;
using CioCompass.Benchmarks;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Reports.Support;

/// <summary>
/// Opens a written file in LibreOffice, as a reader without Microsoft Office does, and prints it to PDF. There is always a LibreOffice, or
/// the tests fail and say what to do.
/// </summary>
public static class LibreOffice
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/soffice", "/usr/local/bin/soffice", "/snap/bin/libreoffice", "/opt/libreoffice/program/soffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        @"C:\Program Files\LibreOffice\program\soffice.exe",
        @"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ];

    /// <summary>Converting one file takes seconds, a cold start on a busy machine a good minute; installing it takes minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One at a time: each takes some 300 MB and a core.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <param name="extension">Of the file, without the dot: it tells LibreOffice how to read it.</param>
    /// <returns>The PDF.</returns>
    public static async Task<byte[]> ConvertToPdfAsync(byte[] file, string extension, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("compass-office-");
        try
        {
            var program = Find() ?? await InstallWithAptAsync(cancellationToken) ?? throw new InvalidOperationException(
                "There is no LibreOffice here, and none could be installed. Install it, or set SOFFICE_PATH to its program file.");
            var source = Path.Combine(folder.FullName, "report." + extension);
            await File.WriteAllBytesAsync(source, file, cancellationToken);
            var said = await RunAsync(program, Arguments(source, folder), cancellationToken);
            var pdf = Path.Combine(folder.FullName, "report.pdf");
            Assert.True(File.Exists(pdf), $"LibreOffice did not open the file: {said}");
            return await File.ReadAllBytesAsync(pdf, cancellationToken);
        }
        finally
        {
            Turn.Release();
            await TestFolder.DeleteAsync(folder.FullName);
        }
    }

    /// <summary>With a profile of its own: one that is in use elsewhere makes soffice end at once, and well.</summary>
    private static string[] Arguments(string source, DirectoryInfo folder) =>
    [
        $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}",
        "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder.FullName, source,
    ];

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SOFFICE_PATH") is { Length: > 0 } path)
        {
            return path;
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "soffice" + ending))
            .Concat(UsualPlaces)
            .FirstOrDefault(File.Exists);
    }

    private static async Task<string?> InstallWithAptAsync(CancellationToken cancellationToken)
    {
        const string apt = "/usr/bin/apt-get";
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists(apt))
        {
            return null;
        }

        await RunAsync(apt, ["update"], cancellationToken);
        await RunAsync(
            apt, ["install", "-y", "--no-install-recommends", "libreoffice-impress", "libreoffice-writer", "libreoffice-calc"], cancellationToken);
        return Find();
    }

    /// <returns>All that it wrote.</returns>
    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = OwnProcess.Start(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return $"{await output}{await errors}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
