namespace CioCompass.Core.Reports.Xlsx;

/// <summary>Look of a cell, and the format in which its number is shown. The order is that of the formats in <see cref="WorkbookStyles"/>.</summary>
internal enum CellLook
{
    Plain,
    Text,
    Heading,
    Title,
    Label,
    Link,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A level 1 to 5, coloured as everywhere.</summary>
    Level,

    /// <summary>A difference of levels, with its sign.</summary>
    LevelChange,

    /// <summary>A difference of scores, with its sign and one decimal.</summary>
    ScoreChange,

    /// <summary>One decimal.</summary>
    Score,

    /// <summary>A share 0 to 1, shown per cent.</summary>
    Share,
    Day,

    /// <summary>A year: a number without a thousands separator.</summary>
    Year,
    Flag,
}

/// <param name="Heading">Unique among the columns of its sheet.</param>
/// <param name="Width">In characters.</param>
internal sealed record SheetColumn(string Heading, double Width, CellLook Look);

/// <summary>A column with the way to its value.</summary>
/// <param name="Value">A string, whole number, double, bool, <see cref="DateOnly"/>, or null for an empty cell.</param>
internal sealed record SheetColumn<T>(string Heading, double Width, CellLook Look, Func<T, object?> Value);

/// <summary>A table of values: a sheet of the workbook, or a CSV file.</summary>
/// <param name="Name">What stands on the tab: at most 31 characters, none of <c>[ ] : * ? / \</c>.</param>
/// <param name="TableName">Of its Excel table, the same in every language: letters only.</param>
/// <param name="About">One sentence for the first sheet.</param>
/// <param name="Rows">Each with one value per column.</param>
internal sealed record DataSheet(
    string Name, string TableName, string About, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    public static DataSheet Of<T>(
        string name, string tableName, string about, IReadOnlyList<SheetColumn<T>> columns, IEnumerable<T> rows) => new(
        name, tableName, about,
        [.. columns.Select(c => new SheetColumn(c.Heading, c.Width, c.Look))],
        [.. rows.Select(row => columns.Select(c => c.Value(row)).ToArray())]);
}
