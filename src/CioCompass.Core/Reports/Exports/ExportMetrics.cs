using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using CioCompass.Core.Metrics;

namespace CioCompass.Core.Reports.Exports;

/// <summary>Times of downloads.</summary>
public sealed class ExportMetrics(IMeterFactory meters)
{
    /// <summary>Formats of downloads that have a label of their own; any other counts as "other".</summary>
    private static readonly FrozenSet<string> Formats = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "csv", "docx", "json", "pdf", "pptx", "xlsx");

    private readonly Histogram<double> duration = CompassMeter.Of(meters).CreateHistogram(
        "ciocompass.export.duration", "s", "Time to make a download, by format and outcome.", tags: null, CompassMeter.Seconds);

    /// <param name="format">The file name's ending without the dot, such as <c>pdf</c>.</param>
    public void ExportMade(string format, TimeSpan time, ExportOutcome outcome) => duration.Record(
        time.TotalSeconds,
        new("format", Formats.TryGetValue(format, out var known) ? known : "other"),
        CompassMeter.OutcomeOf(outcome));
}
