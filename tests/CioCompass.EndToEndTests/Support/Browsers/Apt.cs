using System.Diagnostics;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>Installs what a fresh machine may lack, where the tests may: as root on a Debian. Elsewhere it does nothing.</summary>
internal static class Apt
{
    private const string Program = "/usr/bin/apt-get";

    public static async Task InstallAsync(string package)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists(Program))
        {
            return;
        }

        foreach (var arguments in (string[][])[["update"], ["install", "-y", package]])
        {
            using var apt = OwnProcess.Start(new ProcessStartInfo(Program, arguments));
            await apt.WaitForExitAsync();
        }
    }
}
