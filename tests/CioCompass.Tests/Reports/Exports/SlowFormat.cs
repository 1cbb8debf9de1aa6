using System.Text;
using CioCompass.Core.Reports;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Reports.Exports;

/// <summary>A format that writes the first half and then waits until the test lets it go on, or it is cancelled.</summary>
internal sealed class SlowFormat(string extension = SlowFormat.Name) : IReportFormat, IDisposable
{
    public const string Name = "slow";

    private readonly ManualResetEventSlim gate = new();
    private readonly SemaphoreSlim halfway = new(0);

    public string Extension => extension;

    public string ContentType => "text/plain";

    public bool Breaks { get; set; }

    public int Writing { get; private set; }

    public void LetGo() => gate.Set();

    public async Task HalfwayAsync() => Assert.True(await halfway.WaitAsync(Patience.Limit), "Nothing was written.");

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        Writing++;
        target.Write(Encoding.UTF8.GetBytes(report.Cover.OrganisationName));
        progress.Report(0.5);
        halfway.Release();
        try
        {
            gate.Wait(cancellationToken);
        }
        finally
        {
            Writing--;
        }

        if (Breaks)
        {
            throw new IOException("No space left on device");
        }

        target.Write("."u8);
        progress.Report(1);
    }

    public void Dispose()
    {
        gate.Dispose();
        halfway.Dispose();
    }
}
