namespace CioCompass.Core.Reports.Xlsx;

/// <summary>
/// Height of a row with wrapped texts. Spreadsheets find it out by themselves only when a cell is edited; until then a file without
/// heights shows one line of each text.
/// </summary>
internal static class RowHeight
{
    /// <summary>In points, of one line of eleven-point letters.</summary>
    private const double Line = 15;

    /// <summary>A note of 4,000 characters shows its beginning: the rows below it stay in sight.</summary>
    private const int MostLines = 14;

    /// <param name="cells">Texts of a row with the widths of their columns in characters; null for what is no text.</param>
    /// <returns>In points.</returns>
    public static double Of(IEnumerable<(string? Text, double Width)> cells) =>
        Line * Math.Clamp(cells.Select(c => c.Text is null ? 1 : Lines(c.Text, c.Width)).DefaultIfEmpty(1).Max(), 1, MostLines);

    /// <summary>A word that does not fit goes to the next line whole, which leaves about a tenth of each line empty.</summary>
    private static int Lines(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length * 1.1 / width)));
}
