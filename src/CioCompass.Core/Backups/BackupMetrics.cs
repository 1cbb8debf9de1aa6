using System.Diagnostics.Metrics;
using CioCompass.Core.Metrics;

namespace CioCompass.Core.Backups;

/// <summary>Backups into the data directory, and how old the latest is.</summary>
public sealed class BackupMetrics(IMeterFactory meters)
{
    private readonly Meter meter = CompassMeter.Of(meters);

    private readonly Counter<long> backups = CompassMeter.Of(meters)
        .CreateCounter<long>("ciocompass.backups", "{backup}", "Backups into the data directory, made and failed.");

    public void BackupMade() => backups.Add(1, CompassMeter.OutcomeOf("made"));

    public void BackupFailed() => backups.Add(1, CompassMeter.OutcomeOf("failed"));

    /// <summary>Reports with each reading the age of the latest backup, in seconds; nothing while there is none.</summary>
    public void WatchBackupAge(Func<TimeSpan?> age) => meter.CreateObservableGauge(
        "ciocompass.backup.age",
        () => age() is { } known ? (Measurement<double>[])[new Measurement<double>(known.TotalSeconds)] : [],
        "s",
        "Age of the latest backup in the data directory.");
}
