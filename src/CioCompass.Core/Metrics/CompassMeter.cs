using System.Diagnostics.Metrics;
using System.Text.Json;

namespace CioCompass.Core.Metrics;

/// <summary>
/// The one meter of what the program counts about itself, for <c>/metrics</c>; each feature has instruments of its own on it. Labels are
/// taken from closed lists only: outcomes, formats and names of queues; never who, which organisation or what was said.
/// </summary>
public static class CompassMeter
{
    public const string Name = "CioCompass";

    internal const string Outcome = "outcome";

    internal static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    /// <summary>The same meter for every caller: the factory keeps one of each name.</summary>
    internal static Meter Of(IMeterFactory meters) => meters.Create(Name);

    internal static KeyValuePair<string, object?> OutcomeOf(string outcome) => new(Outcome, outcome);

    internal static KeyValuePair<string, object?> OutcomeOf<T>(T outcome)
        where T : struct, Enum => OutcomeOf(Label(outcome));

    internal static string Label<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
