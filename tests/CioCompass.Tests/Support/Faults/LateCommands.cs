using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Answers the queries that hold a text only when it is told to, as a busy database on a server does.</summary>
internal sealed class LateCommands : DbCommandInterceptor
{
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null lets everything through.</summary>
    public string? With { get; set; }

    public void Answer() => answered.SetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (With is { } text && command.CommandText.Contains(text, StringComparison.Ordinal))
        {
            await answered.Task.WaitAsync(cancellationToken);
        }

        return result;
    }
}
