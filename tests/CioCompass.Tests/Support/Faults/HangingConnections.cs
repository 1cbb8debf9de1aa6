using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Connections that do not open until it is disposed, and hold their thread meanwhile, as SQLite does on a disk that hangs.</summary>
internal sealed class HangingConnections : DbConnectionInterceptor, IDisposable
{
    private readonly ManualResetEventSlim released = new();

    public void Use(IServiceCollection services) => services.Intercept(this);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        released.Wait(CancellationToken.None);
        return ValueTask.FromResult(result);
    }

    /// <summary>Not the event itself: whoever waits for it still looks at it.</summary>
    public void Dispose() => released.Set();
}
