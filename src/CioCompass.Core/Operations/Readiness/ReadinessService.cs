using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>Asks every probe at once and answers in time, also where one of them hangs. Anybody may ask, so asking often costs little.</summary>
public sealed partial class ReadinessService(IEnumerable<IReadinessProbe> probes, TimeProvider clock, ILogger<ReadinessService> logger)
    : IAsyncDisposable
{
    /// <summary>Time allowed to a probe: the whole answer is to come within two seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Time for which an answer stands before the probe is asked again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly List<Watched> watched = [.. probes.Select(p => new Watched(p, clock, logger))];

    /// <param name="cancellationToken">Ends the waiting only; the probes go on.</param>
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        var states = await Task.WhenAll(watched.Select(w => w.StateAsync(cancellationToken)));
        return new ReadinessReport(watched.Zip(states).ToDictionary(w => w.First.Name, w => w.Second));
    }

    /// <summary>Waits for what still runs, as long as for an answer: a probe writes into the data directory.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(watched.Select(w => w.EndAsync()));

    /// <summary>
    /// A probe and its latest run. A run that hangs is waited for again instead of starting another: SQLite's calls hold their thread, and
    /// a probe every few seconds would use all of them up.
    /// </summary>
    private sealed class Watched(IReadinessProbe probe, TimeProvider clock, ILogger logger)
    {
        private readonly Lock entry = new();
        private Task<bool>? run;
        private long startedAt;
        private ProbeState before = ProbeState.Ok;

        public string Name => probe.Name;

        public async Task<ProbeState> StateAsync(CancellationToken cancellationToken)
        {
            try
            {
                return Tell(await Run().WaitAsync(Patience, clock, cancellationToken) ? ProbeState.Ok : ProbeState.Failed);
            }
            catch (TimeoutException)
            {
                return Tell(ProbeState.TimedOut);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                return Tell(ProbeState.Failed, e);
            }
        }

        public async Task EndAsync()
        {
            Task last;
            lock (entry)
            {
                last = run ?? Task.CompletedTask;
            }

            await last.WaitAsync(Patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private Task<bool> Run()
        {
            lock (entry)
            {
                if (run is null || (run.IsCompleted && clock.GetElapsedTime(startedAt) >= Freshness))
                {
                    startedAt = clock.GetTimestamp();
                    run = Task.Run(() => probe.IsGoodAsync(CancellationToken.None), CancellationToken.None);
                }

                return run;
            }
        }

        /// <summary>Logs a change only: a probe every few seconds would fill the log.</summary>
        private ProbeState Tell(ProbeState state, Exception? exception = null)
        {
            lock (entry)
            {
                if (state != before && state == ProbeState.Ok)
                {
                    Log.GoodAgain(logger, Name);
                }
                else if (state != before)
                {
                    Log.NotReady(logger, Name, state, exception);
                }

                return before = state;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Not ready: the check of {Check} is {State}")]
        public static partial void NotReady(ILogger logger, string check, ProbeState state, Exception? exception);

        [LoggerMessage(LogLevel.Information, "The check of {Check} is good again")]
        public static partial void GoodAgain(ILogger logger, string check);
    }
}
