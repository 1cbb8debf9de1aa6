using System.Globalization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Composition;

/// <summary>The published figures with their sources, and beside each the last guesses and position of the room.</summary>
internal static class ReportStatistics
{
    public static IReadOnlyList<ReportStatistic> Of(ReportFacts facts, CultureInfo culture) =>
        [.. facts.Statistics.Versions.Select(s => s.Key).Distinct().Select(key => Find(key, facts)).OfType<StatisticView>().Select(s => new ReportStatistic(
            s, new StatisticText(s, culture), s.Headline.In(culture), s.Statement.In(culture), Citation.Source(s.Source, culture),
            Citation.Full(s, culture), Room(s.Key, facts))
        {
            Caution = s.Caution?.In(culture) ?? "",
            Rounds = [.. RoundsOf(s.Key, facts)],
        })];

    /// <summary>
    /// Finds the statistic as the room last heard of it, also where it was corrected or withdrawn since; else as it is published now.
    /// </summary>
    private static StatisticView? Find(string key, ReportFacts facts) =>
        RoundsOf(key, facts).LastOrDefault() is { } last ? facts.Statistics.FindAt(key, last.RevealedAt) : facts.Statistics.Find(key);

    private static IEnumerable<RevealedRound> RoundsOf(string key, ReportFacts facts) =>
        facts.Rounds.Where(r => r.Kind != RoundKind.Question && r.Subject == key);

    private static ReportRoom? Room(string key, ReportFacts facts)
    {
        var results = RoundsOf(key, facts).Select(r => r.Result).ToList();
        var guesses = results.OfType<RoundResult.Guesses>().LastOrDefault()?.Tally is { Total: > 0 } made ? made : null;
        var position = results.OfType<RoundResult.Positions>().LastOrDefault()?.Tally is { Base: > 0 } taken ? taken : null;
        if ((guesses is null && position is null)
            || facts.RoomQuestions.FindAt(key, RoundsOf(key, facts).Last().RevealedAt) is not { } asked)
        {
            return null;
        }

        return new ReportRoom(
            guesses, guesses is null ? "" : RoundTexts.Sentence(guesses),
            position, position is null ? "" : RoundTexts.Sentence(position) ?? "",
            RoundTexts.Of(asked.Comparability), asked.ComparabilityReason.ToString());
    }
}
