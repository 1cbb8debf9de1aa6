using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Text.Json;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Operations;

/// <summary>
/// What the program counts about itself, for <c>/metrics</c>. Labels are taken from closed lists only: outcomes, formats and names of
/// queues; never who, which organisation or what was said.
/// </summary>
public sealed class CompassMetrics
{
    public const string MeterName = "CioCompass";

    private const string Outcome = "outcome";
    private const string Queue = "queue";

    /// <summary>Formats of downloads that have a label of their own; any other counts as "other".</summary>
    private static readonly FrozenSet<string> Formats = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "csv", "docx", "json", "pdf", "pptx", "xlsx");

    private static readonly InstrumentAdvice<int> Writes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 512] };

    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private readonly Meter meter;
    private readonly Counter<long> ballots;
    private readonly Counter<long> joins;
    private readonly Counter<long> signInFailures;
    private readonly Counter<long> backups;
    private readonly UpDownCounter<long> phones;
    private readonly Histogram<int> commitSize;
    private readonly Histogram<double> commitDuration;
    private readonly Histogram<double> exportDuration;

    public CompassMetrics(IMeterFactory meters)
    {
        meter = meters.Create(MeterName);
        ballots = meter.CreateCounter<long>("ciocompass.ballots", "{ballot}", "Ballots that phones sent, by what became of them.");
        joins = meter.CreateCounter<long>("ciocompass.joins", "{join}", "Tries to join a workshop, by what became of them.");
        signInFailures = meter.CreateCounter<long>("ciocompass.sign_in.failures", "{try}", "Sign-ins that were refused, by reason.");
        backups = meter.CreateCounter<long>("ciocompass.backups", "{backup}", "Backups into the data directory, made and failed.");
        phones = meter.CreateUpDownCounter<long>("ciocompass.phones.connected", "{phone}", "Phones that wait for the next round on an open connection.");
        commitSize = meter.CreateHistogram("ciocompass.commit.size", "{write}", "Writes committed in one transaction, by queue.", tags: null, Writes);
        commitDuration = meter.CreateHistogram("ciocompass.commit.duration", "s", "Time of one group's transaction, by queue and outcome.", tags: null, Seconds);
        exportDuration = meter.CreateHistogram("ciocompass.export.duration", "s", "Time to make a download, by format and outcome.", tags: null, Seconds);
    }

    public void BallotCast(BallotOutcome outcome) => ballots.Add(1, Label(outcome));

    public void JoinTried(JoinResult result) => joins.Add(1, KeyValuePair.Create<string, object?>(Outcome, result switch
    {
        JoinResult.Joined => "joined",
        JoinResult.Refused => "refused",
        JoinResult.NameTooLong => "name_too_long",
        _ => "unknown_code",
    }));

    public void SignInFailed(SignInFailure reason) => signInFailures.Add(1, KeyValuePair.Create<string, object?>("reason", Name(reason)));

    public void BackupMade() => backups.Add(1, KeyValuePair.Create<string, object?>(Outcome, "made"));

    public void BackupFailed() => backups.Add(1, KeyValuePair.Create<string, object?>(Outcome, "failed"));

    /// <summary>Reports with each reading how old the latest backup is, in seconds; nothing while there is none.</summary>
    public void WatchBackupAge(Func<TimeSpan?> age) => meter.CreateObservableGauge(
        "ciocompass.backup.age",
        () => age() is { } known ? (Measurement<double>[])[new Measurement<double>(known.TotalSeconds)] : [],
        "s",
        "Age of the latest backup in the data directory.");

    /// <returns>To be disposed when the phone has gone.</returns>
    public IDisposable PhoneConnected()
    {
        phones.Add(1);
        return new Connected(phones);
    }

    /// <param name="queue">Which queue, from the code; never from a request.</param>
    /// <param name="writes">How many writes the transaction held.</param>
    public void GroupCommitted(string queue, int writes, TimeSpan duration)
    {
        commitSize.Record(writes, KeyValuePair.Create<string, object?>(Queue, queue));
        commitDuration.Record(duration.TotalSeconds, new(Queue, queue), new(Outcome, "committed"));
    }

    /// <param name="queue">Which queue, from the code; never from a request.</param>
    public void GroupFailed(string queue, TimeSpan duration) =>
        commitDuration.Record(duration.TotalSeconds, new(Queue, queue), new(Outcome, "failed"));

    /// <param name="format">The file name's ending without the dot, such as <c>pdf</c>.</param>
    public void ExportMade(string format, TimeSpan duration, ExportOutcome outcome) => exportDuration.Record(
        duration.TotalSeconds,
        new("format", Formats.TryGetValue(format, out var known) ? known : "other"),
        Label(outcome));

    private static KeyValuePair<string, object?> Label<T>(T outcome)
        where T : struct, Enum => new(Outcome, Name(outcome));

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private sealed class Connected(UpDownCounter<long> phones) : IDisposable
    {
        private UpDownCounter<long>? counted = phones;

        public void Dispose() => Interlocked.Exchange(ref counted, null)?.Add(-1);
    }
}
