using System.Text;

namespace CioCompass.Tests.Assessments.Actions;

/// <summary>
/// Reads an iCalendar file by RFC 5545 alone, and strictly: lines end in CRLF and hold at most 75 octets of whole characters, a line that
/// starts with a space goes on from the one before (3.1), and texts escape \, ; and , and line breaks (3.3.11).
/// </summary>
internal sealed class CalendarFile
{
    private CalendarFile(IReadOnlyList<(string Name, string Value)> lines) => Lines = lines;

    /// <summary>Unfolded; the name with its parameters, the value as written.</summary>
    public IReadOnlyList<(string Name, string Value)> Lines { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Events
    {
        get
        {
            var events = new List<IReadOnlyDictionary<string, string>>();
            Dictionary<string, string>? current = null;
            foreach (var (name, value) in Lines)
            {
                if (name is "BEGIN" or "END")
                {
                    if (value == "VEVENT" && name == "BEGIN")
                    {
                        Assert.Null(current);
                        current = new(StringComparer.Ordinal);
                    }
                    else if (value == "VEVENT")
                    {
                        events.Add(current!);
                        current = null;
                    }
                }
                else
                {
                    current?.Add(name, value);
                }
            }

            return events;
        }
    }

    public static CalendarFile Read(byte[] file)
    {
        // Throws on anything that is no UTF-8, half an emoji among it.
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var physical = new List<string>();
        var start = 0;
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] is not ((byte)'\r' or (byte)'\n'))
            {
                continue;
            }

            Assert.True(file[i] == '\r' && i + 1 < file.Length && file[i + 1] == '\n', "a line break that is not CRLF");
            Assert.InRange(i - start, 1, 75);
            physical.Add(strict.GetString(file, start, i - start));
            start = ++i + 1;
        }

        Assert.Equal(file.Length, start);
        var lines = new List<string>();
        foreach (var line in physical)
        {
            if (line[0] is ' ' or '\t')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }
        }

        return new CalendarFile([.. lines.Select(l => (l[..l.IndexOf(':')], l[(l.IndexOf(':') + 1)..]))]);
    }

    public string ValueOf(string name) => Lines.Single(l => l.Name == name).Value;

    /// <summary>A text as it was before it was written; fails where it holds what had to be escaped.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ',' or ';', $"not escaped: {value}");
            text.Append(value[i] == '\\' ? value[++i] is 'n' or 'N' ? '\n' : value[i] : value[i]);
        }

        return text.ToString();
    }
}
