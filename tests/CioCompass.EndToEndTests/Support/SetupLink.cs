using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support;

/// <summary>Reads the one-time link from the program's console, as an operator does.</summary>
public static partial class SetupLink
{
    public static async Task<string> ReadAsync(RunningApp app)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (Link().Match(app.Output) is { Success: true } match)
            {
                return match.Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The program printed no set-up link:{Environment.NewLine}{app.Output}");
    }

    [GeneratedRegex(@"http://\S+/setup\?token=\w+")]
    private static partial Regex Link();
}
