using System.Globalization;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics.Citations;

/// <summary>
/// A figure in one language, ready to print: on screen, in a slide, in an export. What is not known says so in words; no property is
/// ever empty.
/// </summary>
public sealed class StatisticText(StatisticView statistic, CultureInfo culture)
{
    public StatisticView Statistic { get; } = statistic;

    /// <summary>Percentage as <see cref="Percent.Text"/> writes it: <c>93%</c> or <c>93 %</c>.</summary>
    public string Percentage => Percent.Text(Statistic.Percentage, culture);

    public string Audience => Sentence.Capitalised(Statistic.AudienceLabel.In(culture), culture);

    /// <summary>The number of respondents, or "open".</summary>
    public string SampleSize =>
        Statistic.SampleSize is { } size ? Format(nameof(CitationStrings.SampleSize), Percent.Count(size, culture)) : Open;

    /// <summary>The published margin in percentage points, or "open".</summary>
    public string Margin =>
        Statistic.MarginPoints is { } points
            ? Format(nameof(CitationStrings.Margin), points.ToString("0.##", culture))
            : Open;

    /// <summary>First and last day of the survey, or "open".</summary>
    public string Fieldwork =>
        Statistic is { FieldworkFrom: { } from, FieldworkTo: { } to }
            ? Format(nameof(CitationStrings.Fieldwork), Day(from, withYear: from.Year != to.Year), Day(to, withYear: true))
            : Open;

    /// <summary>The number of countries surveyed, or "open".</summary>
    public string Countries =>
        Statistic.Countries is { } count ? Format(nameof(CitationStrings.Countries), Percent.Count(count, culture)) : Open;

    /// <summary>Year of the source's edition, or "year not given".</summary>
    public string Year => Statistic.Source.Year?.ToString(CultureInfo.InvariantCulture) ?? Text(nameof(CitationStrings.YearNotGiven));

    /// <summary>Level of the check in plain words, to follow a colon: "second-hand, read in a text about the study".</summary>
    public string Verification => Text(Statistic.Verification switch
    {
        Statistics.Verification.Agrees => nameof(CitationStrings.Agrees),
        Statistics.Verification.AgreesInSubstance => nameof(CitationStrings.AgreesInSubstance),
        Statistics.Verification.SecondHand => nameof(CitationStrings.SecondHand),
        Statistics.Verification.NotVerified => nameof(CitationStrings.Open),
        _ => throw new InvalidOperationException($"There are no words for {Statistic.Verification}."),
    });

    /// <summary>The same as a label: "Own text", "Second-hand" or "Open".</summary>
    public string Level => Text(Statistic.Verification.Level() switch
    {
        VerificationLevel.Own => nameof(CitationStrings.LevelOwn),
        VerificationLevel.SecondHand => nameof(CitationStrings.LevelSecondHand),
        VerificationLevel.Open => nameof(CitationStrings.LevelOpen),
        _ => throw new InvalidOperationException($"There is no label for {Statistic.Verification}."),
    });

    private string Open => Text(nameof(CitationStrings.Open));

    private string Day(DateOnly day, bool withYear) => day.ToString(withYear ? "d MMMM yyyy" : "d MMMM", culture);

    private string Text(string key) => CitationStrings.ResourceManager.GetString(key, culture)!;

    private string Format(string key, params object[] values) => string.Format(culture, Text(key), values);
}
