using CioCompass.Core.Text;

namespace CioCompass.Tests.Support;

/// <summary>Makes a reader's time zone current until it is disposed.</summary>
public sealed class InZone : IDisposable
{
    private readonly TimeZoneInfo before = ReaderZone.Current;

    /// <param name="id">Of the IANA database.</param>
    public InZone(string id)
    {
        Assert.True(ReaderZone.TryFind(id, out var zone), id);
        ReaderZone.Current = zone;
    }

    public void Dispose() => ReaderZone.Current = before;
}
