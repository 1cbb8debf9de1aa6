using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Support.Http;

/// <summary>The whole program with a clock that a test moves.</summary>
public sealed class ClockedWebApp : CompassWebApp
{
    public ClockedWebApp() => Time = Clock;

    public FakeTimeProvider Clock { get; } = new(TestDatabase.Start);
}
