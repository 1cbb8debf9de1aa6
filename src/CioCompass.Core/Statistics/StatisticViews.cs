using System.Diagnostics.CodeAnalysis;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>A figure as screens, charts and exports read it, with everything that an honest citation needs.</summary>
public sealed record StatisticView : StatisticContent
{
    [SetsRequiredMembers]
    public StatisticView(string key, int version, StatisticContent content, SourceView source)
        : base(content)
    {
        Key = key;
        Version = version;
        Source = source;
    }

    public string Key { get; init; }

    public int Version { get; init; }

    /// <summary>Added here; not one of the article's figures.</summary>
    public bool IsOwn { get; init; }

    /// <summary>In no list any more; its page says so.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>UTC; null for what the program brought with it.</summary>
    public DateTime? PublishedAt { get; init; }

    public SourceView Source { get; init; }

    /// <summary>Claims of the same source without a number, in the article's order.</summary>
    public IReadOnlyList<ClaimView> Companions { get; init; } = [];

    /// <summary>In its own words, with what another version knows of its survey and of how far it was checked.</summary>
    internal StatisticView CheckedAs(StatisticView other) => this with
    {
        Base = other.Base,
        SampleSize = other.SampleSize,
        MarginPoints = other.MarginPoints,
        FieldworkFrom = other.FieldworkFrom,
        FieldworkTo = other.FieldworkTo,
        Countries = other.Countries,
        Verification = other.Verification,
        VerificationNote = other.VerificationNote,
        CheckedAgainst = other.CheckedAgainst,
        Caution = other.Caution,
    };
}

/// <param name="Year">Null where the article gives none.</param>
public sealed record SourceView(string Key, string Publisher, string Title, int? Year, bool IsVendorStudy, string? Url = null);

public sealed record ClaimView(string Key, LocalizedText Text, LocalizedText? Note);

/// <summary>The current version of every figure and claim, in the article's order; own figures follow.</summary>
/// <param name="Context">Claims that accompany no figure.</param>
public sealed record StatisticsView(IReadOnlyList<StatisticView> Statistics, IReadOnlyList<ClaimView> Context)
{
    /// <summary>Every version of every figure, withdrawn ones too; by key, the latest first.</summary>
    public required IReadOnlyList<StatisticView> Versions { get; init; }

    /// <summary>The figure as lists show it; null for a withdrawn one.</summary>
    public StatisticView? Find(string key) => Statistics.FirstOrDefault(s => s.Key == key);

    /// <summary>The latest version, withdrawn or not.</summary>
    public StatisticView? FindLatest(string key) => Versions.FirstOrDefault(s => s.Key == key);

    /// <summary>
    /// The figure as it was published at that moment: what a room guessed is held against what the room was shown. How far the same number
    /// of the same publisher has been checked is told as it is known today.
    /// </summary>
    /// <param name="moment">UTC; null for now.</param>
    public StatisticView? FindAt(string key, DateTime? moment)
    {
        var then = Versions.FirstOrDefault(s => s.Key == key && (moment is null || s.PublishedAt is null || s.PublishedAt <= moment));
        return then is not null && FindLatest(key) is { } now && (now.Percentage, now.Source.Publisher) == (then.Percentage, then.Source.Publisher)
            ? then.CheckedAs(now)
            : then;
    }
}
