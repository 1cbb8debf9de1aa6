using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Values of a document in the reader's language.</summary>
/// <param name="earlier">Versions that asked what the assessment no longer asks, the latest first.</param>
internal sealed class DocumentWords(
    QuestionSetView set, IReadOnlyList<QuestionSetView> earlier, RoomQuestionVersions roomQuestions)
{
    public string Question(string? key) =>
        key is null ? TravelStrings.WholeAssessment
        : earlier.Prepend(set).Select(s => s.Find(key)).FirstOrDefault(q => q is not null)?.Text.ToString() ?? key;

    public string Round(RoundPart round) => (round.Kind switch
    {
        RoundKind.Guess => TravelStrings.GuessRound,
        RoundKind.Position => TravelStrings.PositionRound,
        _ => TravelStrings.QuestionRound,
    }).Fill(
        round.Attempt,
        round.Kind switch
        {
            RoundKind.Question => Question(round.Subject),
            RoundKind.Guess => roomQuestions.FindAt(round.Subject, round.OpenedAt)?.Guess.ToString() ?? round.Subject,
            _ => roomQuestions.FindAt(round.Subject, round.OpenedAt)?.Position.ToString() ?? round.Subject,
        });

    public static string Answer(AnswerKind kind, int? level) => kind switch
    {
        AnswerKind.Rated => ReportStrings.AnswerLevel.Fill(level!, LevelNames.Of(level!.Value)),
        AnswerKind.DontKnow => ResultStrings.DontKnow,
        AnswerKind.NotApplicable => ResultStrings.NotApplicable,
        _ => ResultStrings.Unanswered,
    };

    public static string Confidence(Confidence? confidence) => confidence switch
    {
        null => "",
        Assessments.Confidence.Low => ResultStrings.ConfidenceLow,
        Assessments.Confidence.Medium => ResultStrings.ConfidenceMedium,
        _ => ResultStrings.ConfidenceHigh,
    };

    public static string YesNo(bool value) => value ? TravelStrings.Yes : TravelStrings.No;

    public static string Status(AssessmentStatus status) =>
        status == AssessmentStatus.Completed ? TravelStrings.Completed : TravelStrings.Open;

    public string Votes(RoundPart round) => round.Withheld
        ? TravelStrings.Withheld
        : string.Join(" · ", round.Votes.Select(v => $"{Vote(v)}: {v.Count.ToString(CultureInfo.CurrentCulture)}"));

    public static string By(string name, DateTime at) => TravelStrings.ByOn.Fill(name, Time(at));

    public static string Opened(GatePart? gate) => gate is null ? "" : $"{By(gate.OpenedBy, gate.OpenedAt)}: {gate.Reason}";

    public static string TakenBack(GatePart? gate) => gate is { TakenBackBy: { } by, TakenBackAt: { } at } ? By(by, at) : "";

    /// <param name="at">UTC.</param>
    public static string Time(DateTime? at) => at is { } utc ? Moments.DayAndTime(utc) : "";

    public static string Sure(RoundPart round) => string.Join(
        " · ", (round.Confidence ?? []).Select(s => $"{LevelTexts.Of(new ConfidenceRange(s.From, s.To, s.Count))}: {s.Count.ToString(CultureInfo.CurrentCulture)}"));

    private static string Vote(VotePart vote) => vote.Choice switch
    {
        BallotChoice.Level => LevelNames.Of(vote.Number!.Value),
        BallotChoice.UntoldLevel => RoundStrings.RatedLevel,
        BallotChoice.Guess => Statistics.Percent.Text(vote.Number!.Value),
        BallotChoice.Agree => TravelStrings.Agree,
        BallotChoice.Disagree => TravelStrings.Disagree,
        BallotChoice.DontKnow => ResultStrings.DontKnow,
        _ => ReportStrings.Abstained,
    };
}
