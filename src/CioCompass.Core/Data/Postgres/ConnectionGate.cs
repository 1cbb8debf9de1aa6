using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// Lets as many work with the database at once as there are connections, and a bounded number wait for their turn, in the order of their
/// coming. Whoever comes when too many wait hears at once that the database is busy, instead of standing in a line whose end is too far.
/// </summary>
/// <remarks>
/// Brief readings have a line of their own, since whoever holds a write lock makes them too: behind those who wait for that very lock, each
/// with a connection, they would wait in a circle.
/// </remarks>
/// <param name="connections">Used at once, besides those of <see cref="Brief"/>.</param>
internal sealed class ConnectionGate(int connections) : DbConnectionInterceptor
{
    /// <summary>Connections of brief readings: one after the other, each takes a moment.</summary>
    internal const int Brief = 1;

    /// <summary>More than two thousand phones can make wait at once, each for some milliseconds.</summary>
    internal const int WaitingAtMost = 500;

    /// <summary>Longest wait for a turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(connections);
    private readonly SemaphoreSlim brief = new(Brief);
    private readonly ConditionalWeakTable<DbConnection, Turn> turns = [];
    private int waiting;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        // Not from a request: the program's pages and services wait without holding a thread.
        var line = LineOf(eventData);
        line.Wait();
        TurnOf(connection).Begin(line);
        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var line = LineOf(eventData);
        if (!line.Wait(0, CancellationToken.None) && !await WaitAsync(line, eventData, cancellationToken))
        {
            throw new DatabaseBusyException();
        }

        TurnOf(connection).Begin(line);
        return result;
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => TurnOf(connection).End();

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TurnOf(connection).End();
        return Task.CompletedTask;
    }

    public override void ConnectionCanceled(DbConnection connection, ConnectionEndEventData eventData) => TurnOf(connection).End();

    public override Task ConnectionCanceledAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TurnOf(connection).End();
        return Task.CompletedTask;
    }

    private async Task<bool> WaitAsync(SemaphoreSlim line, ConnectionEventData eventData, CancellationToken cancellationToken)
    {
        try
        {
            return (Interlocked.Increment(ref waiting) <= WaitingAtMost || MayAlwaysWait(eventData)) && await line.WaitAsync(Patience, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>The ballots of a whole group are in it, or its line is not the one that is too long.</summary>
    private static bool MayAlwaysWait(ConnectionEventData eventData) =>
        eventData.Context is CompassDbContext { NextLock.Kind: WriteLockKind.Workshop } or CompassDbContext { IsBrief: true };

    private SemaphoreSlim LineOf(ConnectionEventData eventData) => eventData.Context is CompassDbContext { IsBrief: true } ? brief : free;

    private Turn TurnOf(DbConnection connection) => turns.GetValue(connection, c => new Turn(c));

    /// <summary>
    /// Ends when the connection is closed, also where the server closes it: the framework tells of the former only, and a turn that never
    /// ended would be one less for ever.
    /// </summary>
    private sealed class Turn
    {
        private SemaphoreSlim? taken;

        public Turn(DbConnection connection)
        {
            connection.StateChange += (_, change) =>
            {
                if (change.CurrentState == ConnectionState.Closed)
                {
                    End();
                }
            };
        }

        public void Begin(SemaphoreSlim line) => Interlocked.Exchange(ref taken, line);

        public void End() => Interlocked.Exchange(ref taken, null)?.Release();
    }
}
