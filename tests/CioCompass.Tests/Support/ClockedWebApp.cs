using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Support;

/// <summary>The whole program with a clock that a test moves.</summary>
public sealed class ClockedWebApp : CompassWebApp
{
    public FakeTimeProvider Clock { get; } = new(TestDatabase.Start);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
