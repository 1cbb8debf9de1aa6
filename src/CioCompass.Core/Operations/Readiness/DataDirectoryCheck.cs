using CioCompass.Core.Data.Files;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The data directory can be written to, and its disk has room for the next hours' answers.</summary>
public sealed class DataDirectoryCheck(DataDirectory data) : IHealthCheck
{
    /// <summary>Bytes. Less than this is taken as a full disk: a workshop writes a few megabytes, a log file up to 50.</summary>
    public const long LeastFree = 64L * 1024 * 1024;

    public static bool HasRoom(long free) => free >= LeastFree;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var file = Path.Combine(data.Root, $".ready-{Environment.ProcessId}");
        await File.WriteAllTextAsync(file, "ready", cancellationToken);
        File.Delete(file);
        return context.Result(HasRoom(Free()));
    }

    private long Free()
    {
        // Windows knows drives by their letter; a network share has none, and says nothing about its room here.
        var disk = OperatingSystem.IsWindows() ? Path.GetPathRoot(data.Root)! : data.Root;
        return disk.StartsWith(@"\\", StringComparison.Ordinal) ? long.MaxValue : new DriveInfo(disk).AvailableFreeSpace;
    }
}
