using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support;

/// <summary>Finds a browser on this machine, or installs one. There is always one, or the tests fail and say what to do.</summary>
public static class Chromium
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var executable = Find();
        if (executable is null && InstallWithPlaywright())
        {
            return await playwright.Chromium.LaunchAsync(Options(null));
        }

        executable ??= await InstallWithAptAsync();
        return await playwright.Chromium.LaunchAsync(Options(executable ?? throw new InvalidOperationException(
            "There is no Chromium, Chrome or Edge here, and none could be installed. Install one, or set CHROMIUM_PATH to its program file.")));
    }

    private static BrowserTypeLaunchOptions Options(string? executable) => new()
    {
        ExecutablePath = executable,

        // Chromium's sandbox does not work for root, as which containers run.
        ChromiumSandbox = !OperatingSystem.IsLinux() || Environment.UserName != "root",
    };

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path)
        {
            return path;
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name + ending)))
            .Concat(UsualPlaces)
            .FirstOrDefault(File.Exists);
    }

    private static bool InstallWithPlaywright() => Microsoft.Playwright.Program.Main(["install", "--with-deps", "chromium"]) == 0;

    private static async Task<string?> InstallWithAptAsync()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get"))
        {
            return null;
        }

        foreach (var arguments in (string[][])[["update"], ["install", "-y", "chromium"]])
        {
            using var apt = System.Diagnostics.Process.Start("/usr/bin/apt-get", arguments);
            await apt.WaitForExitAsync();
        }

        return Find();
    }
}
