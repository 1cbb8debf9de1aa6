using CioCompass.Web.Hosting.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CioCompass.Tests.Hosting.Logging;

public sealed class SecretPathsTests
{
    [Theory]
    [InlineData("/join/ABCD2345", "/join/…")]
    [InlineData("/shared/abc/def", "/shared/…")]
    [InlineData("/SHARED/abc", "/shared/…")]
    [InlineData("/shared", "/shared")]
    [InlineData("/assessments/1/report", "/assessments/1/report")]
    public void The_secret_part_of_an_address_is_masked_and_others_stay(string path, string masked) =>
        Assert.Equal(masked, SecretPaths.Masked(path));

    [Fact]
    public void The_path_that_the_framework_adds_to_every_event_of_a_request_is_masked_too()
    {
        var sink = new Kept();
        using var log = new LoggerConfiguration().Enrich.With<SecretPaths>().WriteTo.Sink(sink).CreateLogger();

        log.ForContext("RequestPath", "/shared/the-token").Warning("Something");

        Assert.Equal("\"/shared/…\"", sink.Event!.Properties["RequestPath"].ToString());
    }

    private sealed class Kept : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
