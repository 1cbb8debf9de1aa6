using System.Globalization;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Results;

/// <summary>Numbers and days of the results in the reader's format.</summary>
public static class ResultFormat
{
    /// <summary>U+2212: a hyphen is too short beside figures, and breaks lines.</summary>
    private const string Minus = "−";

    /// <summary>A score with one decimal: more would claim a precision that twelve questions do not have.</summary>
    public static string Number(double score) => Rounded(score).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>Both ends of a range, or the one number when they read the same.</summary>
    public static string Range(double low, double high) =>
        Number(low) == Number(high) ? Number(low) : $"{Number(low)}–{Number(high)}";

    /// <summary>A difference of scores with its sign; zero has none.</summary>
    public static string Signed(double change) => Sign(Rounded(change)) + Number(Math.Abs(change));

    /// <summary>A difference of levels with its sign.</summary>
    public static string Signed(int change) => Sign(change) + Math.Abs(change).ToString(CultureInfo.CurrentCulture);

    /// <summary>Names an assessment among others; two may be of one day.</summary>
    public static string TitleAndDay(AssessmentHead assessment) => $"{assessment.Title}, {Days.Long(assessment.HeldOn)}";

    public static string Levels(int count) => (count == 1 ? ResultStrings.LevelsOne : ResultStrings.LevelsMany).Fill(count);

    public static string Median(Median? median) => median switch
    {
        null => "–",
        { IsOneLevel: true } one => one.Lower.ToString(CultureInfo.CurrentCulture),
        { } both => ResultStrings.MedianBoth.Fill(both.Lower, both.Upper),
    };

    /// <summary>An answer in words; "not asked" where the version of the questions had no such question.</summary>
    public static string Answer(Reading? reading) => reading?.Kind switch
    {
        _ when reading?.CarriedOver == true => $"{Answer(reading with { CarriedOver = false })} ({ResultStrings.CarriedOver})",
        null => ResultStrings.NotAsked,
        AnswerKind.Rated => ResultStrings.LevelText.Fill(reading.Level!),
        AnswerKind.DontKnow => ResultStrings.DontKnow,
        AnswerKind.NotApplicable => ResultStrings.NotApplicable,
        _ => ResultStrings.Unanswered,
    };

    public static string Movement(QuestionResult question) => question.Movement switch
    {
        Results.Movement.Up => ResultStrings.UpBy.Fill(question.Change!),
        Results.Movement.Down => ResultStrings.DownBy.Fill(-question.Change!.Value),
        Results.Movement.Same => ResultStrings.Same,
        Results.Movement.NewlyAnswered => ResultStrings.NewlyAnswered,
        Results.Movement.NoLongerAnswered => ResultStrings.NoLongerAnswered,
        Results.Movement.CarriedOver => ResultStrings.CarriedOver,
        _ => ResultStrings.NoChange,
    };

    /// <summary>Rounded as it is printed: halves away from zero, as readers do it.</summary>
    public static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    /// <summary>Whether a range that begins at <paramref name="low"/> reads as higher than one that ends at <paramref name="high"/>.</summary>
    public static bool IsAbove(double low, double high) => Rounded(low) > Rounded(high);

    private static string Sign(double value) => value > 0 ? "+" : value < 0 ? Minus : "";
}
