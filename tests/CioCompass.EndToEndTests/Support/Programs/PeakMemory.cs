using System.Globalization;
using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>The most memory that a program has held at once, in bytes, as Linux counts it.</summary>
public sealed partial class PeakMemory(RunningApp app)
{
    private long before;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>From here on the peak counts afresh.</summary>
    public async Task BeginAsync()
    {
        await File.WriteAllTextAsync($"/proc/{app.ProcessId}/clear_refs", "5", Cancel);
        before = await ReadAsync();
    }

    public async Task<long> GrowthAsync() => await ReadAsync() - before;

    private async Task<long> ReadAsync()
    {
        var status = await File.ReadAllTextAsync($"/proc/{app.ProcessId}/status", Cancel);
        return long.Parse(Peak().Match(status).Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
    }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex Peak();
}
