using System.Text;

namespace CioCompass.Core.Text;

/// <summary>Long lines of an iCalendar file, folded as RFC 5545, section 3.1, asks.</summary>
public static class CalendarLines
{
    /// <summary>Octets of one line at most, its line break not counted.</summary>
    public const int OctetsAtMost = 75;

    private const string Break = "\r\n";
    private const string Continuation = Break + " ";

    /// <summary>
    /// The text in UTF-8, every line folded anew. Libraries fold by characters, which splits an emoji in two; here a line ends before a
    /// character that does not fit into it whole.
    /// </summary>
    /// <param name="text">Content lines with CRLF, folded anyhow.</param>
    public static byte[] Fold(string text)
    {
        var folded = new StringBuilder(text.Length + (text.Length / 32));
        foreach (var line in text.Replace(Continuation, "", StringComparison.Ordinal).Split(Break))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > OctetsAtMost)
                {
                    folded.Append(Continuation);
                    octets = 1;
                }

                folded.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }

            folded.Append(Break);
        }

        // The text's own last break was the start of an empty line.
        folded.Length -= text.EndsWith(Break, StringComparison.Ordinal) ? Break.Length : 0;
        return Encoding.UTF8.GetBytes(folded.ToString());
    }
}
