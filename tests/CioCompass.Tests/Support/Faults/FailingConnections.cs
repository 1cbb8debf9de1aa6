using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Connections that cannot be opened while the database is down.</summary>
internal sealed class FailingConnections : DbConnectionInterceptor
{
    private int refused;

    public bool AreDown { get; set; }

    public int Refused => refused;

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (AreDown)
        {
            Interlocked.Increment(ref refused);
            throw new SqliteException("The database is away.", 14);
        }

        return ValueTask.FromResult(result);
    }
}
