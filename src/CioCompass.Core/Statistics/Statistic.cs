using System.Diagnostics.CodeAnalysis;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>One published survey figure in one version of its wording. Immutable once stored: a correction is a new version.</summary>
public sealed class Statistic
{
    private Statistic()
    {
    }

    /// <param name="order">Place in the article, from 1; own figures follow.</param>
    [SetsRequiredMembers]
    public Statistic(string key, int version, int order, StatisticContent content, Source source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(content.Percentage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Percentage, 100);
        Key = key;
        Version = version;
        Order = order;
        Source = source;
        Percentage = content.Percentage;
        Audience = content.Audience;
        AudienceLabel = content.AudienceLabel;
        Headline = content.Headline;
        Subject = content.Subject;
        Statement = content.Statement;
        Base = content.Base;
        SampleSize = content.SampleSize;
        MarginPoints = content.MarginPoints;
        FieldworkFrom = content.FieldworkFrom;
        FieldworkTo = content.FieldworkTo;
        Countries = content.Countries;
        Verification = content.Verification;
        VerificationNote = content.VerificationNote;
        CheckedAgainst = content.CheckedAgainst;
        Caution = content.Caution;
    }

    public int Id { get; private set; }

    /// <summary>Stable identifier in addresses and exports; never changes its meaning.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Counts from 1; readers see the highest.</summary>
    public int Version { get; private set; }

    /// <summary>Place in the article, from 1; own figures follow.</summary>
    public int Order { get; init; }

    /// <summary>Whole per cent, 0 to 100, as published.</summary>
    public int Percentage { get; private set; }

    public Audience Audience { get; private set; }

    public int SourceId { get; private set; }

    public Source Source { get; private set; } = null!;

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
    public int? SampleSize { get; init; }

    /// <summary>Published margin of error in percentage points; null where not known.</summary>
    public decimal? MarginPoints { get; init; }

    public DateOnly? FieldworkFrom { get; init; }

    public DateOnly? FieldworkTo { get; init; }

    /// <summary>Number of countries surveyed; null where not known.</summary>
    public int? Countries { get; init; }

    public Verification Verification { get; init; }

    public required LocalizedText VerificationNote { get; init; }

    /// <summary>The public text that the figure was held against; null where there was none.</summary>
    public string? CheckedAgainst { get; init; }

    /// <summary>Caution that a reader needs before using the figure; null where there is none.</summary>
    public LocalizedText? Caution { get; init; }

    /// <summary>Added by an administrator of this installation; false for the article's figures.</summary>
    public bool IsOwn { get; init; }

    /// <summary>This version takes the figure out of lists and workshops; what was made with it keeps it.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>UTC; null for what the program brought with it, which was there before any workshop.</summary>
    public DateTime? PublishedAt { get; init; }

    public StatisticContent Content => new()
    {
        Percentage = Percentage,
        Audience = Audience,
        AudienceLabel = AudienceLabel,
        Headline = Headline,
        Subject = Subject,
        Statement = Statement,
        Base = Base,
        SampleSize = SampleSize,
        MarginPoints = MarginPoints,
        FieldworkFrom = FieldworkFrom,
        FieldworkTo = FieldworkTo,
        Countries = Countries,
        Verification = Verification,
        VerificationNote = VerificationNote,
        CheckedAgainst = CheckedAgainst,
        Caution = Caution,
    };
}
