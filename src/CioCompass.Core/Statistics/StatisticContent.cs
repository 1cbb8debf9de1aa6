using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>Words of one version of a statistic, its survey and how far it was checked: the same in the database, on screens and in files.</summary>
public record StatisticContent
{
    /// <summary>Whole per cent, 0 to 100, as published.</summary>
    public required int Percentage { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>The audience in words, for example "consumers worldwide".</summary>
    public required LocalizedText AudienceLabel { get; init; }

    /// <summary>The finding as a chart's title, without the percentage.</summary>
    public required LocalizedText Headline { get; init; }

    /// <summary>People that the percentage speaks of, to follow "93 of 100".</summary>
    public required LocalizedText Subject { get; init; }

    /// <summary>The article's exact wording.</summary>
    public required LocalizedText Statement { get; init; }

    /// <summary>People who were asked, as far as it is known.</summary>
    public required LocalizedText Base { get; init; }

    /// <summary>Number of respondents behind the figure; null where not verified.</summary>
    public required int? SampleSize { get; init; }

    /// <summary>Published margin of error in percentage points; null where not known.</summary>
    public required decimal? MarginPoints { get; init; }

    public required DateOnly? FieldworkFrom { get; init; }

    public required DateOnly? FieldworkTo { get; init; }

    /// <summary>Number of countries surveyed; null where not known.</summary>
    public required int? Countries { get; init; }

    public required Verification Verification { get; init; }

    public required LocalizedText VerificationNote { get; init; }

    /// <summary>The public text that the figure was held against; null where there was none.</summary>
    public required string? CheckedAgainst { get; init; }

    /// <summary>Caution that a reader needs before using the figure; null where there is none.</summary>
    public required LocalizedText? Caution { get; init; }
}
