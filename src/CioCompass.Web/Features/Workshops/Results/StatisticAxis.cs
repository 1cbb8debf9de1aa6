using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Web.Features.Workshops.Results;

/// <summary>
/// Guesses, the published figure and the room's own position on one axis from 0 to 100 %. Lengths are in the drawing's own units.
/// </summary>
/// <param name="Comparability">How far room and survey compare, in words.</param>
/// <param name="ComparabilityReason">Why, in a sentence.</param>
public sealed record StatisticAxis(
    StatisticView Statistic, string Comparability, string ComparabilityReason, GuessTally? Guesses, PositionTally? Position)
{
    public const int Width = 1300;
    public const int Left = 30;
    public const int Right = 1270;

    /// <summary>Foot of the bars of guesses.</summary>
    public const int Base = 250;

    /// <summary>Height of the whole drawing: the room's position stands below the axis.</summary>
    public int Height => Position is null ? Base + 50 : 400;

    /// <summary>Height of the highest bar.</summary>
    public const int Tallest = 170;

    /// <summary>Percentage points per bar; 100 % belongs to the last.</summary>
    public const int BinWidth = 5;

    /// <returns>Null for a round about no statistic, and one that is not revealed or is withheld.</returns>
    public static StatisticAxis? Of(RoundView round)
    {
        if (round.Subject is not { Statistic: { } statistic, Room: { } room })
        {
            return null;
        }

        RoundResult?[] results = [round.Result, round.Companion?.Result];
        return round.Result is RoundResult.Guesses or RoundResult.Positions
            ? new StatisticAxis(
                statistic, RoundTexts.Of(room.Comparability), room.ComparabilityReason.ToString(),
                results.OfType<RoundResult.Guesses>().FirstOrDefault()?.Tally,
                results.OfType<RoundResult.Positions>().FirstOrDefault()?.Tally)
            : null;
    }

    /// <param name="percent">0..100.</param>
    public static double X(double percent) => Left + ((Right - Left) * percent / 100);

    /// <summary>Side at which a label's text begins, so that it stays within the drawing: SVG's <c>text-anchor</c>.</summary>
    public static string Anchor(double percent) => percent < 20 ? "start" : percent > 80 ? "end" : "middle";

    /// <summary>Guesses in steps of <see cref="BinWidth"/>, only those with any.</summary>
    public IReadOnlyList<GuessBin> Bins()
    {
        const int Last = (100 / BinWidth) - 1;
        var bins = (Guesses?.Guesses ?? [])
            .GroupBy(g => Math.Min(g.Percent / BinWidth, Last))
            .Select(g => (Bin: g.Key, Count: g.Sum(c => c.Count)))
            .OrderBy(g => g.Bin)
            .ToList();
        var largest = bins.Count == 0 ? 1 : bins.Max(b => b.Count);
        return [.. bins.Select(b => new GuessBin(
            b.Bin * BinWidth, b.Bin == Last ? 100 : ((b.Bin + 1) * BinWidth) - 1, b.Count, (double)Tallest * b.Count / largest))];
    }
}

/// <param name="From">Per cent, inclusive.</param>
/// <param name="To">Per cent, inclusive.</param>
/// <param name="Height">In the drawing's units.</param>
public sealed record GuessBin(int From, int To, int Count, double Height)
{
    /// <summary>Left edge of the bar.</summary>
    public double X => StatisticAxis.X(From);

    public double Width => StatisticAxis.X(From + StatisticAxis.BinWidth) - X;
}
