using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>The errors in the logs of the programs that run now: a browser only says that something went wrong on the server.</summary>
internal static partial class ServerErrors
{
    private const int CharactersAtMost = 4_000;

    private static readonly ConcurrentDictionary<RunningApp, bool> Running = new();

    public static void Watch(RunningApp app) => Running[app] = true;

    public static void Forget(RunningApp app) => Running.TryRemove(app, out _);

    /// <returns>Each with its exception; empty where none was logged.</returns>
    public static string Told()
    {
        var told = string.Join('\n', Running.Keys.SelectMany(app => Error().Matches(app.Output).Select(m => $"{app.Address}: {m.Value}")));
        return told[..Math.Min(told.Length, CharactersAtMost)];
    }

    /// <summary>Up to the next entry, which begins with its time.</summary>
    [GeneratedRegex(@"\[[\d:]+ (?:ERR|FTL)\](?:(?!\n\[\d\d:).)*", RegexOptions.Singleline)]
    private static partial Regex Error();
}
