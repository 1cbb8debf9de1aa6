namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>A chart that the reader can edit: its numbers lie in a workbook inside the file, and the chart refers to its cells.</summary>
/// <param name="Description">What it shows, in words, for those who do not see it.</param>
/// <param name="Categories">Names of the bars or points, in order.</param>
internal sealed record Chart(ChartKind Kind, string Description, IReadOnlyList<string> Categories, IReadOnlyList<Series> Series)
{
    /// <summary>Top of the axis, which starts at zero.</summary>
    public required double Max { get; init; }

    /// <summary>Distance of the lines of the grid.</summary>
    public required double Step { get; init; }

    /// <summary>Number format of a value, as a spreadsheet has it.</summary>
    public string Format { get; init; } = "0";

    /// <summary>Title of the value axis; empty where the chart's title says it.</summary>
    public string ValueAxis { get; init; } = "";

    /// <summary>Title of the category axis; empty where the names speak for themselves.</summary>
    public string CategoryAxis { get; init; } = "";
}

internal enum ChartKind
{
    /// <summary>Lying bars, the first category at the top: for long names.</summary>
    Bars,

    /// <summary>Standing columns, for a scale from left to right.</summary>
    Columns,
    Radar,
}

/// <param name="Values">One per category; null where there is none, which is not zero and is drawn as nothing.</param>
internal sealed record Series(string Name, SeriesStyle Style, IReadOnlyList<double?> Values)
{
    /// <summary>Styles of single bars, in order, where they differ from the series' own; empty where none does.</summary>
    public IReadOnlyList<SeriesStyle> Points { get; init; } = [];
}

/// <summary>A colour together with a pattern or a dash, so that nobody has to tell series apart by colour alone.</summary>
internal enum SeriesStyle
{
    /// <summary>Solid accent: what is now, what was published, the last vote.</summary>
    Main,

    /// <summary>Hatched contrast: what is aimed at, what the room says.</summary>
    Contrast,

    /// <summary>Dotted grey: what was before.</summary>
    Earlier,

    /// <summary>An outline in the accent: what was only carried over.</summary>
    Hollow,
}
