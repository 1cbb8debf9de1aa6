using System.Globalization;

namespace CioCompass.Benchmarks;

/// <summary>Options of the form <c>--name number</c>.</summary>
public static class Options
{
    public static bool TryRead(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known, out Dictionary<string, int> read)
    {
        read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !known.Contains(name)
                || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                return false;
            }

            read[name] = number;
        }

        return true;
    }

    /// <returns>The exit code of a command that was not understood.</returns>
    public static int Explain()
    {
        Console.Error.WriteLine("""
            table [--only ROW] [--out FILE]             every row of the quality table, or one, as Markdown
              [--divide N]                              with that part of the phones and assessments, for a try
            soak [--minutes N] [--out FILE]             mixed load for N minutes, default 20, and what stays flat
              [--database postgres]                     on a PostgreSQL server instead of on a file
            workshop [--participants N] [--seconds S]   phones join within S seconds and vote within S seconds; default 300 and 10
              [--processes P] [--database postgres]     P processes on one PostgreSQL server instead of one on a file
            ballots [--count N]                         ballots in groups against one transaction for each; default 2000
            exports [--answers N] [--rounds N]          one large assessment in every format; default 1000 and 50
            """);
        return 2;
    }
}
