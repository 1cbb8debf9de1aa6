using CioCompass.Core.Reports;

namespace CioCompass.Tests.Reports.Support;

/// <summary>A report written to a file in memory, the way an export does it: to a stream that only takes bytes.</summary>
internal static class WrittenReport
{
    public static byte[] Of(IReportFormat format, Report report)
    {
        using var target = new ForwardOnly();
        var progress = new Shares();
        format.Write(report, target, progress, CancellationToken.None);
        Assert.Equal(progress.Reported.Order(), progress.Reported);
        Assert.Equal(1, progress.Reported[^1]);
        return target.ToArray();
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> Reported { get; } = [];

        public void Report(double value) => Reported.Add(value);
    }

    /// <summary>As the body of a response: neither read nor sought.</summary>
    private sealed class ForwardOnly : MemoryStream
    {
        public override bool CanSeek => false;

        public override bool CanRead => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
