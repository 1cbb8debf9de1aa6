using System.Diagnostics;

namespace CioCompass.Benchmarks;

/// <summary>Programs that end with the process that started them, also where that is killed and has no time to end them.</summary>
public static class OwnProcess
{
    /// <summary>
    /// A second shell reads a pipe that only the starting process holds. When it comes to its end, the program is killed with all that it
    /// has started, unless it is gone already and its number perhaps another's. The program takes the first shell's place, and its number.
    /// </summary>
    private const string Script = """
        exec 3<&0 </dev/null
        {
          cat <&3
          if read -r own name state parent rest </proc/self/stat && [ "$parent" != $$ ]; then exit; fi
          kill -KILL -$$ || kill -KILL $$
        } >/dev/null 2>&1 &
        exec 3<&-
        if command -v setsid >/dev/null; then exec setsid "$@"; fi
        exec "$@"
        """;

    /// <param name="start">Changed. Its standard input is taken: a program that reads from it finds nothing there.</param>
    /// <returns>The program's own process. Disposing it ends what it has left running.</returns>
    public static Process Start(ProcessStartInfo start)
    {
        if (!OperatingSystem.IsWindows())
        {
            string[] program = [start.FileName, .. start.ArgumentList];
            (start.FileName, start.RedirectStandardInput) = ("/bin/sh", true);
            start.ArgumentList.Clear();
            foreach (var argument in (string[])["-c", Script, "sh", .. program])
            {
                start.ArgumentList.Add(argument);
            }
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.");
    }
}
