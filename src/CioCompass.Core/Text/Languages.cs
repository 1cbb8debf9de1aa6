using System.Globalization;

namespace CioCompass.Core.Text;

/// <summary>
/// The languages of the product, and the only place that names them. A further one is an entry here, its <c>.resx</c> files and its words in
/// the content; docs/content-json.md tells how.
/// </summary>
public static class Languages
{
    /// <summary>English first: it is the language for everybody whose browser asks for none of them.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English", "en-GB", ["en-GB", "en-US", "en-AU", "en-BE", "en-CA", "en-IE", "en-IN", "en-NL", "en-NZ", "en-ZA"]),
        new("nl", "Nederlands", "nl-NL", ["nl", "nl-BE", "nl-NL"]),
        new("fr", "Français", "fr-FR", ["fr", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "fr-LU"]) { SpacesPercent = true, FirstOfMonth = "1er" },
        new("de", "Deutsch", "de-DE", ["de", "de-AT", "de-BE", "de-CH", "de-DE", "de-LI", "de-LU"]) { SpacesPercent = true },
    ];

    public static Language Default => All[0];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(l => l.Code)];

    /// <summary>The language of a name such as <c>nl</c> or <c>nl-BE</c>; null for one that the product does not speak.</summary>
    public static Language? Find(string? name) =>
        All.FirstOrDefault(l => string.Equals(l.Code, name?.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The culture's language; the default for a culture of another.</summary>
    public static Language Of(CultureInfo culture) => Find(culture.TwoLetterISOLanguageName) ?? Default;
}

/// <summary>A language that the product speaks, with what its texts and numbers look like.</summary>
/// <param name="Code">Two letters (ISO 639-1), as in addresses, files and the database.</param>
/// <param name="OwnName">As its speakers call it.</param>
/// <param name="Spoken">Culture whose spelling the product's texts follow; Office checks no spelling without a country.</param>
/// <param name="Regions">Cultures whose dates and times its readers may see, first the one for browsers that name none of them.</param>
public sealed record Language(string Code, string OwnName, string Spoken, IReadOnlyList<string> Regions)
{
    /// <summary>A no-break space stands before a per cent sign.</summary>
    public bool SpacesPercent { get; init; }

    /// <summary>The first day of a month in a date; null where it is a number as the others are.</summary>
    public string? FirstOfMonth { get; init; }

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Code);
}
