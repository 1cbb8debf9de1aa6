using System.Globalization;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>
/// A figure in one language, ready to print: on screen, in a slide, in an export. What is not known says so in words; no property is
/// ever empty.
/// </summary>
public sealed class StatisticText(StatisticView statistic, CultureInfo culture)
{
    public StatisticView Statistic { get; } = statistic;

    /// <summary>As <see cref="Percent.Text"/> writes it: <c>93%</c> or <c>93 %</c>.</summary>
    public string Percentage => Percent.Text(Statistic.Percentage, culture);

    public string Audience => Sentence.Capitalised(Statistic.AudienceLabel.In(culture), culture);

    /// <summary>The number of respondents, or "not verified".</summary>
    public string SampleSize =>
        Statistic.SampleSize is { } size ? Format(nameof(CitationStrings.SampleSize), Percent.Count(size, culture)) : NotVerified;

    /// <summary>The published margin in percentage points, or "not verified".</summary>
    public string Margin =>
        Statistic.MarginPoints is { } points
            ? Format(nameof(CitationStrings.Margin), points.ToString("0.##", culture))
            : NotVerified;

    /// <summary>First and last day of the survey, or "not verified".</summary>
    public string Fieldwork =>
        Statistic is { FieldworkFrom: { } from, FieldworkTo: { } to }
            ? Format(nameof(CitationStrings.Fieldwork), Day(from, withYear: from.Year != to.Year), Day(to, withYear: true))
            : NotVerified;

    /// <summary>The number of countries surveyed, or "not verified".</summary>
    public string Countries =>
        Statistic.Countries is { } count ? Format(nameof(CitationStrings.Countries), Percent.Count(count, culture)) : NotVerified;

    /// <summary>Year of the source's edition, or "year not given".</summary>
    public string Year => Statistic.Source.Year?.ToString(CultureInfo.InvariantCulture) ?? Text(nameof(CitationStrings.YearNotGiven));

    /// <summary>What came of checking, to follow a colon: "agrees with the source".</summary>
    public string Verification => Text(Statistic.Verification switch
    {
        Statistics.Verification.Agrees => nameof(CitationStrings.Agrees),
        Statistics.Verification.AgreesInSubstance => nameof(CitationStrings.AgreesInSubstance),
        _ => nameof(CitationStrings.NotVerified),
    });

    private string NotVerified => Text(nameof(CitationStrings.NotVerified));

    private string Day(DateOnly day, bool withYear) => day.ToString(withYear ? "d MMMM yyyy" : "d MMMM", culture);

    private string Text(string key) => CitationStrings.ResourceManager.GetString(key, culture)!;

    private string Format(string key, params object[] values) => string.Format(culture, Text(key), values);
}
