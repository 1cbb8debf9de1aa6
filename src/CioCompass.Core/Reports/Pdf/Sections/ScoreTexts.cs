using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>Scores in few words, as they stand in charts and tables.</summary>
internal static class ScoreTexts
{
    private const string None = "–";

    /// <summary>The known mean; the range while no level is known; a dash where nothing applies.</summary>
    public static string Short(Score score) => (score.Mean, score.Low, score.High) switch
    {
        ({ } mean, _, _) => ResultFormat.Number(mean),
        (_, { } low, { } high) => ResultFormat.Range(low, high),
        _ => None,
    };

    /// <summary>The range, where there is one.</summary>
    public static string Range(Score? score) =>
        score is { Low: { } low, High: { } high, Undecided: > 0 } ? ResultFormat.Range(low, high) : None;

    public static string Number(double? score) => score is { } number ? ResultFormat.Number(number) : None;

    public static string Signed(double? change) => change is { } number ? ResultFormat.Signed(number) : None;

    /// <summary>In brackets where it was only carried over.</summary>
    public static string Level(Reading reading) => reading.CarriedOver ? $"({Level(reading.Level)})" : Level(reading.Level);

    public static string Level(int? level) => level?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? None;
}
