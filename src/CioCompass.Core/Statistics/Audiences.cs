namespace CioCompass.Core.Statistics;

/// <summary>Audiences as addresses and exports spell them: lower case, and never as a number.</summary>
public static class Audiences
{
    public static IReadOnlyList<Audience> All { get; } = Enum.GetValues<Audience>();

    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(Key)];

    public static string Key(this Audience audience) => audience.ToString().ToLowerInvariant();

    /// <returns>Null for anything but a known key; upper and lower case are the same.</returns>
    public static Audience? Find(string? key) =>
        All.Cast<Audience?>().FirstOrDefault(a => string.Equals(a!.Value.Key(), key, StringComparison.OrdinalIgnoreCase));
}
