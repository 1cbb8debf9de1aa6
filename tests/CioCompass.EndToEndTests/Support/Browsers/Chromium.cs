using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>Finds a browser on this machine, or installs one. There is always one, or the tests fail and say what to do.</summary>
public static class Chromium
{
    /// <summary>
    /// The browser without its own windows, and Debian's package of it: it draws and answers as the whole one does, in two thirds of the time.
    /// </summary>
    private const string Shell = "chromium-headless-shell";

    private static readonly string[] Names =
        [Shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    /// <summary>Debian ships the words of languages other than English as a package of their own.</summary>
    private const string DebiansWords = "/usr/lib/chromium/locales";

    /// <summary>On Linux the browser goes by this, and by its argument elsewhere.</summary>
    private const string LinuxLanguage = "LANGUAGE";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/" + Shell, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <param name="language">The browser's own, which orders the parts of its date fields; null for the machine's.</param>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright, string? language = null)
    {
        var executable = Find();
        if (executable is null)
        {
            await Apt.InstallAsync(Shell);
            executable = Find();
        }

        if (executable is null && InstallWithPlaywright())
        {
            return await playwright.Chromium.LaunchAsync(Options(null, language));
        }

        if (executable is null)
        {
            await Apt.InstallAsync("chromium");
            executable = Find();
        }

        if (language is not null && Directory.Exists(DebiansWords) && Directory.GetFiles(DebiansWords).Length < 2)
        {
            await Apt.InstallAsync("chromium-l10n");
        }

        return await playwright.Chromium.LaunchAsync(Options(executable ?? throw new InvalidOperationException(
            "There is no Chromium, Chrome or Edge here, and none could be installed. Install one, or set CHROMIUM_PATH to its program file."), language));
    }

    private static BrowserTypeLaunchOptions Options(string? executable, string? language) => new()
    {
        ExecutablePath = executable,

        // Nobody looks: drawing by a graphics card that is not there costs more than drawing without one.
        Args = ["--disable-gpu", .. language is null ? [] : (string[])[$"--lang={language}"]],
        Env = language is null ? null : Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(e => KeyValuePair.Create((string)e.Key, (string)e.Value!))
            .Where(e => e.Key != LinuxLanguage)
            .Append(new(LinuxLanguage, language.Replace('-', '_'))),
        Timeout = Visitor.PatienceMilliseconds,

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
}
