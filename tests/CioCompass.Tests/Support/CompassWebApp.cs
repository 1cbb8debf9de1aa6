using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CioCompass.Tests.Support;

/// <summary>The whole web program in this process, on a data directory of its own.</summary>
public sealed class CompassWebApp : WebApplicationFactory<Program>
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a long passphrase for tests";

    public string DataDirectory { get; } = Path.Combine(Path.GetTempPath(), "ciocompass-tests", Guid.NewGuid().ToString("N"));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("CioCompass:DataDirectory", DataDirectory);
        builder.UseSetting("CioCompass:Setup:AdminEmail", AdminEmail);
        builder.UseSetting("CioCompass:Setup:AdminPassword", AdminPassword);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
