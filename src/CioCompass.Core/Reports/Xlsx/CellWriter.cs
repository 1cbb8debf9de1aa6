using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>
/// Values as cells. Texts go into the workbook's table of shared strings, so that a text is never read as a formula, a number or a day,
/// whatever it begins with.
/// </summary>
internal sealed partial class CellWriter
{
    /// <summary>Excel refuses the file where a cell holds more.</summary>
    private const int LongestText = 32_767;

    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private int uses;

    /// <param name="column">From 1.</param>
    /// <param name="row">From 1.</param>
    public Cell Write(int column, int row, object? value, CellLook look)
    {
        var cell = new Cell { CellReference = Address(column, row), StyleIndex = (uint)look };
        switch (value)
        {
            case null or "":
                break;
            case string text:
                cell.DataType = CellValues.SharedString;
                cell.CellValue = new CellValue(Index(text));
                break;
            case bool flag:
                cell.DataType = CellValues.Boolean;
                cell.CellValue = new CellValue(flag ? "1" : "0");
                break;
            case DateOnly day:
                cell.CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                break;
            case int number:
                cell.CellValue = new CellValue(number);
                break;
            case double number:
                cell.CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"No cell holds a {value.GetType().Name}.", nameof(value));
        }

        return cell;
    }

    public SharedStringTable SharedStrings()
    {
        var table = new SharedStringTable { Count = (uint)uses, UniqueCount = (uint)indices.Count };
        table.Append(indices.Keys.Select(text => new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve })));
        return table;
    }

    /// <summary>"A1" of column 1 and row 1.</summary>
    public static string Address(int column, int row) => $"{Letters(column)}{row.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>
    /// The text as it stands in the file: cleaned, cut to the length of a cell, and with everything escaped that a reader would take for an escape.
    /// </summary>
    public static string Stored(string text) =>
        Escape().Replace(XmlText.Short(XmlText.Of(text), LongestText), "_x005F_");

    private static string Letters(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private int Index(string text)
    {
        uses++;
        var stored = Stored(text);
        if (!indices.TryGetValue(stored, out var index))
        {
            index = indices[stored] = indices.Count;
        }

        return index;
    }

    /// <summary>The underscore of <c>_x0041_</c>, which spreadsheets read as the character of that number (ECMA-376 part 1, 22.9.2.19).</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
