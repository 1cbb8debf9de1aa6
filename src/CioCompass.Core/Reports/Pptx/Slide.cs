using CioCompass.Core.Reports.Office.Charts;

namespace CioCompass.Core.Reports.Pptx;

/// <summary>One slide as it is laid out: its message, what shows it, and what is said to it.</summary>
/// <param name="Title">The finding. It names the slide for screen readers too, so the deck makes it unique.</param>
internal sealed record Slide(SlideLayout Layout, string Title)
{
    /// <summary>Place in the report: a theme, a section.</summary>
    public string Eyebrow { get; init; } = "";

    public IReadOnlyList<Para> Text { get; init; } = [];

    public Chart? Chart { get; init; }

    public Table? Table { get; init; }

    /// <summary>Source of the slide's numbers, which stands in the footer.</summary>
    public required string Source { get; init; }

    /// <summary>The speaker's notes, paragraph by paragraph: every text in full, and how the numbers were made.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Parts of a slide, and so the layout of the template that it uses.</summary>
internal enum SlideLayout
{
    Cover,

    /// <summary>Text over the whole width.</summary>
    Text,

    /// <summary>Text beside a chart.</summary>
    Chart,

    /// <summary>Text beside a chart with a table under it.</summary>
    Statistic,

    /// <summary>A table beside a chart.</summary>
    TableAndChart,

    /// <summary>A table over the whole width.</summary>
    Table,
}

/// <summary>A paragraph on a slide, short enough for its place.</summary>
internal sealed record Para(string Text, ParaStyle Style = ParaStyle.Body);

internal enum ParaStyle
{
    Body,

    /// <summary>The one sentence to read.</summary>
    Lead,

    /// <summary>One of several findings, with a mark before it.</summary>
    Finding,

    /// <summary>Names what follows.</summary>
    Label,
    Small,

    /// <summary>A figure as large as a headline.</summary>
    Numeral,

    /// <summary>Something to be careful about.</summary>
    Caution,
}

/// <param name="Description">What it shows, in words, for those who do not see it.</param>
/// <param name="Columns">The first one holds texts.</param>
/// <param name="Rows">Each with one cell per column.</param>
internal sealed record Table(string Description, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="Weight">Part of the table's width, relative to the other columns.</param>
/// <param name="IsNumber">Numbers stand at the right.</param>
internal sealed record Column(string Header, double Weight, bool IsNumber = false);
