using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Connections that fail with whatever a test wants, for as long as it wants.</summary>
internal sealed class TroubledConnections : DbConnectionInterceptor
{
    /// <summary>Null while all is well.</summary>
    public Func<Exception>? Trouble { get; set; }

    public void Use(IServiceCollection services) => services.Intercept(this);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Trouble is null ? ValueTask.FromResult(result) : throw Trouble();
}
