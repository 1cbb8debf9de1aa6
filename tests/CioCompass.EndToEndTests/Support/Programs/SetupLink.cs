using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>Reads the one-time link from the program's console, as an operator does.</summary>
public static partial class SetupLink
{
    public static async Task<string> ReadAsync(RunningApp app)
    {
        await Patience.UntilAsync(() => Link().IsMatch(app.Output), "a set-up link on the console");
        return Link().Match(app.Output).Value;
    }

    [GeneratedRegex(@"http://\S+/setup\?token=\w+")]
    private static partial Regex Link();
}
