namespace CioCompass.Core.Statistics;

/// <summary>The publication that a figure comes from, as the article gives it.</summary>
public sealed class Source
{
    private Source()
    {
    }

    public Source(string key, string publisher, string title, int? year, bool isVendorStudy, string? url = null)
    {
        Url = url;
        Key = key;
        Publisher = publisher;
        Title = title;
        Year = year;
        IsVendorStudy = isVendorStudy;
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    public string Publisher { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Year of the edition; null where the article gives none.</summary>
    public int? Year { get; private set; }

    /// <summary>The publisher sells to the market that it surveyed: readers are told so.</summary>
    public bool IsVendorStudy { get; private set; }

    /// <summary>Address at which it can be read (http or https); null where none was given.</summary>
    public string? Url { get; private set; }
}
