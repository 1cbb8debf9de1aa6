using System.Globalization;

namespace CioCompass.Benchmarks.Soak;

/// <summary>How the server stands at one moment.</summary>
/// <param name="WorkingSet">In MB.</param>
/// <param name="Heap">Managed heap after the last collection, in MB.</param>
/// <param name="Wal">SQLite's write-ahead log, in MB; null on PostgreSQL, which recycles its own.</param>
/// <param name="Connections">To PostgreSQL; null on SQLite.</param>
/// <param name="Errors">Since the sample before.</param>
/// <param name="Circuits">Open ones, as the server counts them.</param>
/// <param name="Requests">Since the sample before, answers to questions included.</param>
/// <param name="P95">Of those, in milliseconds.</param>
public sealed record Sample(
    TimeSpan At, double WorkingSet, double Heap, double? Wal, int? Connections, int Errors, double Circuits, int Requests, double P95)
{
    public const string Head = """
        | after | working set MB | GC heap MB | WAL MB | connections | errors | circuits | requests | p95 ms |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {At:mm\\:ss} | {WorkingSet:0} | {Heap:0} | {Wal?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–"} | {Connections?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {Errors} | {Circuits:0} | {Requests} | {P95:0} |");
}
