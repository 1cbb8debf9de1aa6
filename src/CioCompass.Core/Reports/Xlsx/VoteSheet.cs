using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>
/// Ballots per round, counted: a row for each choice of each revealed round, the earliest round first, and after them how sure people
/// were. There is nothing of persons in it, and of a withheld round only that it was held.
/// </summary>
internal static class VoteSheet
{
    private static IReadOnlyList<SheetColumn<Row>> Columns =>
    [
        new(SheetStrings.RoundKind, 18, CellLook.Text, r => Kind(r.Round.Kind)),
        new(SheetStrings.SubjectKey, 24, CellLook.Text, r => r.Round.Subject),
        new(SheetStrings.Subject, 52, CellLook.Text, r => r.Subject),
        new(SheetStrings.Attempt, 12, CellLook.Count, r => r.Round.Attempt),
        new(SheetStrings.RevealedOn, 14, CellLook.Day, r => ReaderZone.DayOf(r.Round.RevealedAt)),
        new(SheetStrings.Withheld, 13, CellLook.Flag, r => r.Round.Result is RoundResult.Withheld),
        new(SheetStrings.Counted, 22, CellLook.Text, r => r.Choice?.Counted),
        new(SheetStrings.Choice, 24, CellLook.Text, r => r.Choice?.Text),
        new(ReportStrings.Level, 9, CellLook.Level, r => r.Choice?.Level),
        new(SheetStrings.GuessedShare, 14, CellLook.Share, r => r.Choice?.Percent / 100.0),
        new(ReportStrings.Votes, 11, CellLook.Count, r => r.Choice?.Votes),
    ];

    public static DataSheet Of(Report report) =>
        DataSheet.Of(SheetStrings.Votes, "Votes", SheetStrings.AboutVotes, Columns, Rows(report));

    private static IEnumerable<Row> Rows(Report report)
    {
        var questions = report.Questions.SelectMany(q => q.Rounds.Select(r => (r.Round, Subject: q.Text)));
        var statistics = report.Statistics.SelectMany(f => f.Rounds.Select(r => (Round: r, Subject: f.Headline)));
        return questions.Concat(statistics)
            .OrderBy(r => r.Round.RevealedAt).ThenBy(r => r.Round.Attempt)
            .SelectMany(r => Choices(r.Round.Result).DefaultIfEmpty().Select(choice => new Row(r.Round, r.Subject, choice)));
    }

    private static IEnumerable<Choice> Choices(RoundResult result) => result switch
    {
        RoundResult.Levels { Tally: var tally } =>
        [
            .. tally.Counts?.Select((count, index) => new Choice(
                    ReportStrings.AnswerLevel.Fill(index + 1, LevelNames.Of(index + 1)), count, Level: index + 1))
                ?? [new(RoundStrings.RatedLevel, tally.Rated)],
            new(ResultStrings.DontKnow, tally.DontKnow),
            new(SheetStrings.Abstained, tally.Abstained),
            .. tally.Confidence is { } spread ? LevelTexts.Sure(spread).Select(s => new Choice(s.Name, s.Count) { Counted = RoundStrings.HowSure }) : [],
        ],
        RoundResult.Guesses { Tally: var tally } =>
        [
            .. tally.Guesses.Select(g => new Choice(Percent.Text(g.Percent), g.Count, Percent: g.Percent)),
            new(SheetStrings.Abstained, tally.Abstained),
        ],
        RoundResult.Positions { Tally: var tally } =>
        [
            new(SheetStrings.Agree, tally.Agree),
            new(SheetStrings.Disagree, tally.Disagree),
            new(ResultStrings.DontKnow, tally.DontKnow),
            new(SheetStrings.Abstained, tally.Abstained),
        ],
        _ => [],
    };

    private static string Kind(RoundKind kind) => kind switch
    {
        RoundKind.Guess => SheetStrings.KindGuess,
        RoundKind.Position => SheetStrings.KindPosition,
        _ => SheetStrings.KindQuestion,
    };

    /// <param name="Choice">Null where the round is withheld.</param>
    private sealed record Row(RevealedRound Round, string Subject, Choice? Choice);

    private sealed record Choice(string Text, int Votes, int? Level = null, int? Percent = null)
    {
        public string Counted { get; init; } = SheetStrings.CountedBallots;
    }
}
