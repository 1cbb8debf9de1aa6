using System.Globalization;

namespace CioCompass.Core.Statistics.Citations;

/// <summary>Source of a figure, in words that may stand under a chart or in somebody else's report.</summary>
public static class Citation
{
    /// <summary>
    /// Publisher, title and, where the title does not already name it, the year: "Cone Communications, 2016 Employee Engagement Study".
    /// A vendor's own study and an unknown year are said in brackets.
    /// </summary>
    public static string Source(SourceView source, CultureInfo culture)
    {
        var year = source.Year?.ToString(CultureInfo.InvariantCulture);
        string?[] remarks =
        [
            year is null ? Text(nameof(CitationStrings.YearNotGiven), culture)
                : source.Title.Contains(year, StringComparison.Ordinal) ? null : year,
            source.IsVendorStudy ? Text(nameof(CitationStrings.Vendor), culture) : null,
        ];
        var said = string.Join(", ", remarks.OfType<string>());
        return said.Length == 0 ? $"{source.Publisher}, {source.Title}" : $"{source.Publisher}, {source.Title} ({said})";
    }

    /// <summary>
    /// The whole citation: source, the article by name with its wording, base, what was verified, any caution, and the key and version
    /// under which the figure is found here. An own figure is cited in its source's words.
    /// </summary>
    public static string Full(StatisticView statistic, CultureInfo culture)
    {
        var citation = string.Format(
            culture,
            Text(statistic.IsOwn ? nameof(CitationStrings.OwnCitation) : nameof(CitationStrings.Citation), culture),
            Source(statistic.Source, culture),
            statistic.Statement.In(culture),
            statistic.Base.In(culture),
            new StatisticText(statistic, culture).Verification,
            string.Format(culture, Text(nameof(CitationStrings.Via), culture), statistic.Key, statistic.Version),
            Article.Title,
            Article.Site,
            Article.Quoted);
        return statistic.Caution is { } caution ? $"{citation} {caution.In(culture)}" : citation;
    }

    private static string Text(string key, CultureInfo culture) => CitationStrings.ResourceManager.GetString(key, culture)!;
}
