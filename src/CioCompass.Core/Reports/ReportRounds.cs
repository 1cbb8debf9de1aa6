using System.Globalization;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports;

/// <summary>One revealed vote.</summary>
/// <param name="Title">"First vote", "Second vote", with its day.</param>
/// <param name="Sentence">
/// Consensus, median, widest split and how sure they were, or who does not know where that is most; or why nothing is shown.
/// </param>
/// <param name="Levels">Null where the result is withheld.</param>
public sealed record ReportRound(RevealedRound Round, string Title, string Sentence, LevelTally? Levels)
{
    /// <summary>The last one that may be shown; the earlier one stands beside it.</summary>
    public bool IsShown => Levels is not null;
}

/// <summary>One published figure with its source, and what this room said to it.</summary>
/// <param name="Source">Publisher, title and year, as it stands under a chart.</param>
/// <param name="Citation">The whole citation, with base, verification and caution.</param>
/// <param name="Room">Null where no room was asked, or all that was asked is withheld.</param>
public sealed record ReportStatistic(StatisticView Statistic, StatisticText Text, string Headline, string Statement, string Source, string Citation, ReportRoom? Room)
{
    public string Key => Statistic.Key;

    /// <summary>The source with how far it was checked, as one line.</summary>
    public string SourceLine => ReportStrings.SourceChecked.Fill(Source, Sentence.Capitalised(Text.Verification, CultureInfo.CurrentUICulture));

    /// <summary>Empty where there is nothing to be careful about.</summary>
    public required string Caution { get; init; }

    /// <summary>Every revealed guess and position about it, withheld ones too, the first one first.</summary>
    public IReadOnlyList<RevealedRound> Rounds { get; init; } = [];
}

/// <summary>Guesses and position of the room, on the figure's own axis.</summary>
/// <param name="Guesses">Null where it did not guess, or too few did.</param>
/// <param name="Position">Null where it took no position, or too few did.</param>
/// <param name="Comparability">The word that is always printed beside both.</param>
/// <param name="ComparabilityReason">Why, in a sentence.</param>
public sealed record ReportRoom(
    GuessTally? Guesses, string GuessSentence, PositionTally? Position, string PositionSentence, string Comparability, string ComparabilityReason);
