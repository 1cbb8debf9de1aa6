using System.Globalization;
using CsvHelper;

namespace CioCompass.Core.Text;

/// <summary>
/// A CSV file: RFC 4180, UTF-8 with the byte order mark that Excel needs to read accents, dates as 2026-11-05, which every Excel takes for
/// a date. A text that a spreadsheet would run as a formula (it starts with = + - @, also in full width, tab or carriage return) gets an apostrophe in front of
/// it; see https://owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
public static class CsvDocument
{
    /// <summary>The same signs as East Asian keyboards write them, which some spreadsheets read alike; the library escapes ASCII only.</summary>
    private const string FullWidth = "\uFF1D\uFF0B\uFF0D\uFF20";

    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>
    /// Character at which an Excel of that region splits columns when a file is opened by a double click: a semicolon where the comma is the decimal
    /// sign, as in Dutch and French, else a comma.
    /// </summary>
    public static char SeparatorOf(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    /// <summary>Writes a file for people who open it in a spreadsheet: separator and decimal sign are those of the current culture.</summary>
    /// <inheritdoc cref="Write"/>
    public static byte[] ForPeople(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows) =>
        Write(CultureInfo.CurrentCulture, header, rows);

    /// <summary>Writes a file for programs: commas and decimal points, whoever reads it.</summary>
    /// <inheritdoc cref="Write"/>
    public static byte[] ForPrograms(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows) =>
        Write(CultureInfo.InvariantCulture, header, rows);

    /// <param name="header">Column names.</param>
    /// <param name="rows">Each with one cell per column; null is an empty cell.</param>
    /// <exception cref="InvalidOperationException">A row has more or fewer cells than the header.</exception>
    private static byte[] Write(CultureInfo culture, IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options(culture), leaveOpen: true))
        {
            csv.WriteRecord(header.ToArray());
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell is string { Length: > 0 } text && FullWidth.Contains(text[0]) ? "'" + text : cell);
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static CsvWriterOptions Options(CultureInfo culture) => new()
    {
        Separator = SeparatorOf(culture),
        FormatProvider = culture,
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
        TrueValue = "true",
        FalseValue = "false",
    };
}
