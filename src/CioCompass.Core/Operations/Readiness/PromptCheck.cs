using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>
/// Answers for a check in time, also where that hangs: the framework's own timeout only asks it to end, which a call that holds its thread
/// does not hear. Anybody may ask, so asking often costs little.
/// </summary>
/// <remarks>
/// A run that hangs is waited for again instead of starting another: SQLite's calls hold their thread, and a supervisor that asks every few
/// seconds would use all of them up.
/// </remarks>
public sealed class PromptCheck<T>(T check, TimeProvider clock, ILogger<PromptCheck<T>> logger) : IHealthCheck, IAsyncDisposable
    where T : class, IHealthCheck
{
    private readonly Lock entry = new();
    private Task<HealthCheckResult>? run;
    private long startedAt;
    private string before = CheckState.Ok;

    /// <param name="context">Of whoever asked first, where several wait for one run.</param>
    /// <param name="cancellationToken">Ends the waiting only; the check goes on.</param>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthCheckResult result;
        try
        {
            result = await Run(context).WaitAsync(PromptCheck.Patience, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            result = new HealthCheckResult(context.Registration.FailureStatus, exception: e);
        }

        Note(context.Registration.Name, CheckState.Of(result), result.Exception);
        return result;
    }

    /// <summary>Waits for what still runs, as long as for an answer: a check writes into the data directory.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (entry)
        {
            last = run ?? Task.CompletedTask;
        }

        await last.WaitAsync(PromptCheck.Patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task<HealthCheckResult> Run(HealthCheckContext context)
    {
        lock (entry)
        {
            if (run is null || (run.IsCompleted && clock.GetElapsedTime(startedAt) >= PromptCheck.Freshness))
            {
                startedAt = clock.GetTimestamp();
                run = Task.Run(() => check.CheckHealthAsync(context, CancellationToken.None), CancellationToken.None);
            }

            return run;
        }
    }

    /// <summary>Logs a change only: a supervisor's question every few seconds would fill the log.</summary>
    private void Note(string name, string state, Exception? exception)
    {
        lock (entry)
        {
            if (state != before && state == CheckState.Ok)
            {
                PromptCheck.GoodAgain(logger, name);
            }
            else if (state != before)
            {
                PromptCheck.NotReady(logger, name, state, exception);
            }

            before = state;
        }
    }
}

/// <summary>The parts of <see cref="PromptCheck{T}"/> that are the same for every check.</summary>
public static partial class PromptCheck
{
    /// <summary>Time allowed to a check: the whole answer is to come within two seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Time for which an answer stands before the check is run again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    [LoggerMessage(LogLevel.Error, "Not ready: the check of {Check} is {State}")]
    internal static partial void NotReady(ILogger logger, string check, string state, Exception? exception);

    [LoggerMessage(LogLevel.Information, "The check of {Check} is good again")]
    internal static partial void GoodAgain(ILogger logger, string check);
}
