namespace CioCompass.Tests.Reports.Pdf;

/// <summary>One example for all tests of a class: they read it and change nothing.</summary>
public sealed class SharedReportExample : IAsyncLifetime
{
    public ReportExample Example { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => Example.DisposeAsync();
}
