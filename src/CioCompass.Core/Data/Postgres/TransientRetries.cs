using System.Security.Cryptography;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// Tries a query or a save again that met a failure of a moment: a connection that the server had closed, or a server that takes no more just
/// now. A save whose commit may have gone through is not repeated, nor is anything inside a transaction of the caller's, who alone knows
/// what belongs to it.
/// </summary>
internal sealed class TransientRetries(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, Pauses.Length, Pauses[^1])
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500)];

    /// <summary>The framework would refuse every query inside a transaction of the caller's; here it is not tried again, which is all that is meant.</summary>
    protected override void OnFirstExecution() => ExceptionsEncountered.Clear();

    protected override bool ShouldRetryOn(Exception exception) =>
        TransientErrors.Is(exception)
        && !IsLineTooLong(exception)
        && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null
        && (TransientErrors.IsWithoutEffect(exception) || !Dependencies.CurrentContext.Context.ChangeTracker.HasChanges());

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        ExceptionsEncountered.Count <= Pauses.Length ? Pauses[ExceptionsEncountered.Count - 1] * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 1000.0)) : null;

    /// <summary>Whether the failure has been waited for already, as a full line or a lock has; the sender comes back.</summary>
    private static bool IsLineTooLong(Exception exception) =>
        exception is DatabaseBusyException or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } or NpgsqlException { InnerException: TimeoutException };
}
