using System.Globalization;

namespace CioCompass.Benchmarks.Soak;

/// <summary>Whether a figure stays where it is: the median of the second half against that of the first, and the slope of the line through all.</summary>
/// <param name="Slope">Of the least-squares line, in the figure's unit per minute.</param>
public sealed record Verdict(string What, double First, double Second, double Slope, bool Flat)
{
    public const string Head = """
        | figure | first half | second half | slope per minute | flat |
        | --- | --- | --- | --- | --- |
        """;

    /// <param name="values">By minutes since the start.</param>
    /// <param name="slack">What the second half may have more than the first: this share of it ...</param>
    /// <param name="least">... or this much, whichever is more.</param>
    public static Verdict Of(string what, IReadOnlyList<(double Minutes, double Value)> values, double slack, double least)
    {
        if (values.Count < 2)
        {
            return new Verdict(what, double.NaN, double.NaN, double.NaN, false);
        }

        var first = Figures.Median(values.Take(values.Count / 2).Select(v => v.Value));
        var second = Figures.Median(values.Skip(values.Count / 2).Select(v => v.Value));
        return new Verdict(what, first, second, Figures.Slope(values), second - first <= Math.Max(slack * first, least));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {What} | {First:0.0} | {Second:0.0} | {Slope:0.00} | {(Flat ? "yes" : "no")} |");
}
