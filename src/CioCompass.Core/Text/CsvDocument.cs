using CsvHelper;

namespace CioCompass.Core.Text;

/// <summary>
/// A CSV file for spreadsheets: RFC 4180, UTF-8 with the byte order mark that Excel needs to read accents, dates and numbers in
/// invariant form. A text that a spreadsheet would run as a formula (it starts with = + - @, tab or carriage return) gets an apostrophe
/// in front of it; see https://owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
public static class CsvDocument
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <param name="header">Column names.</param>
    /// <param name="rows">Each with one cell per column; null is an empty cell.</param>
    /// <exception cref="InvalidOperationException">A row has more or fewer cells than the header.</exception>
    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteRecord(header.ToArray());
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }
}
