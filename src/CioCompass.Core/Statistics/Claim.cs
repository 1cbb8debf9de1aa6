using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>A statement of the article without a number: shown as context, never charted.</summary>
public sealed class Claim
{
    private Claim()
    {
    }

    public Claim(string key, int version, int order, string? statisticKey)
    {
        Key = key;
        Version = version;
        Order = order;
        StatisticKey = statisticKey;
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    public int Version { get; private set; }

    public int Order { get; private set; }

    /// <summary>The figure that it accompanies (same source); null for a claim that stands alone.</summary>
    public string? StatisticKey { get; private set; }

    public required LocalizedText Text { get; init; }

    /// <summary>Note on how the claim was checked; null where nothing was.</summary>
    public LocalizedText? Note { get; init; }
}
