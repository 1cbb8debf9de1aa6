using System.Data.Common;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Support;

/// <summary>Makes contexts over a test database and counts the commands that they send.</summary>
public sealed class CommandCounter(TestDatabase database) : DbCommandInterceptor, IDbContextFactory<CompassDbContext>
{
    public int Commands { get; private set; }

    public CompassDbContext CreateDbContext() => Contexts.Open(database, this);

    /// <summary>Commands sent while something is done.</summary>
    public async Task<int> CountAsync(Func<Task> action)
    {
        var before = Commands;
        await action();
        return Commands - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Commands++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
