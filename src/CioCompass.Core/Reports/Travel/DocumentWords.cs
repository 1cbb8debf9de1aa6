using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Values of a document in the reader's language.</summary>
internal sealed class DocumentWords(QuestionSetView set, IReadOnlyDictionary<string, RoomQuestionView> figures, TimeZoneInfo zone)
{
    public string Question(string? key) =>
        key is null ? TravelStrings.WholeAssessment : set.Find(key)?.Text.ToString() ?? key;

    public string Round(RoundPart round) => ResultFormat.Fill(
        round.Kind switch
        {
            RoundKind.Guess => TravelStrings.GuessRound,
            RoundKind.Position => TravelStrings.PositionRound,
            _ => TravelStrings.QuestionRound,
        },
        round.Attempt,
        round.Kind switch
        {
            RoundKind.Question => Question(round.Subject),
            RoundKind.Guess => figures.GetValueOrDefault(round.Subject)?.Guess.ToString() ?? round.Subject,
            _ => figures.GetValueOrDefault(round.Subject)?.Position.ToString() ?? round.Subject,
        });

    public static string Answer(AnswerKind kind, int? level) => kind switch
    {
        AnswerKind.Rated => ResultFormat.Fill(ReportStrings.AnswerLevel, level!, LevelNames.Of(level!.Value)),
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

    public string By(string name, DateTime at) => ResultFormat.Fill(TravelStrings.ByOn, name, Time(at));

    /// <param name="at">UTC.</param>
    public string Time(DateTime? at) => at is { } utc
        ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).ToString("g", CultureInfo.CurrentCulture)
        : "";

    private static string Vote(VotePart vote)
    {
        var choice = vote.Choice switch
        {
            BallotChoice.Level => LevelNames.Of(vote.Number!.Value),
            BallotChoice.Guess => Statistics.Percent.Text(vote.Number!.Value, CultureInfo.CurrentCulture),
            BallotChoice.Agree => TravelStrings.Agree,
            BallotChoice.Disagree => TravelStrings.Disagree,
            BallotChoice.DontKnow => ResultStrings.DontKnow,
            _ => ReportStrings.Abstained,
        };
        return vote.Confidence is null ? choice : $"{choice} ({Confidence(vote.Confidence)})";
    }
}
