using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CioCompass.Core.Text;

/// <summary>
/// One text of the content in the languages that it was written in; immutable, and equal to another that has the same words in the same
/// languages. An empty text is none: a language is there or it is not.
/// </summary>
/// <remarks>
/// A language that the product does not speak is kept: a later version of the program, which did, may have written it. In memory and in JSON
/// the product's languages come first, in their order, so that equal texts are written alike.
/// </remarks>
[JsonConverter(typeof(LocalizedTextJson))]
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly (string Language, string Words)[] texts;

    private LocalizedText((string Language, string Words)[] texts) => this.texts = texts;

    public static LocalizedText Empty { get; } = new([]);

    /// <summary>Codes of the languages that it has words in, the product's first, in their order.</summary>
    public IEnumerable<string> Languages => texts.Select(t => t.Language);

    /// <summary>The words in that language; empty where it has none.</summary>
    public string this[string language] => Find(language) ?? "";

    /// <exception cref="ArgumentException">A language twice.</exception>
    public static LocalizedText Of(params IEnumerable<(string Language, string Words)> texts)
    {
        (string Language, string Words)[] sorted =
            [.. texts.Where(t => t.Words.Length > 0).OrderBy(t => PlaceOf(t.Language)).ThenBy(t => t.Language, StringComparer.Ordinal)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Language == sorted[i - 1].Language)
            {
                throw new ArgumentException($"Two texts in {sorted[i].Language}.", nameof(texts));
            }
        }

        return sorted.Length == 0 ? Empty : new(sorted);
    }

    /// <summary>The words in the culture's language, else in the default one, else in the first that there is; empty where there is none.</summary>
    public string In(CultureInfo culture) => For(culture).Words;

    /// <summary>Code of the language that <see cref="In"/> answers in; null where that is the culture's own, or there are no words.</summary>
    public string? OtherLanguageIn(CultureInfo culture) =>
        For(culture) is { Words.Length: > 0 } text && text.Language != culture.TwoLetterISOLanguageName ? text.Language : null;

    /// <summary>Code of the language that the current reader sees instead of their own; null where it is their own.</summary>
    public string? OtherLanguage => OtherLanguageIn(CultureInfo.CurrentUICulture);

    /// <summary>The text in the current reader's language (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    public LocalizedText With(string language, string words) => Of(texts.Where(t => t.Language != language).Append((language, words)));

    /// <summary>Each language's words changed in the same way.</summary>
    public LocalizedText Select(Func<string, string> change) => Of(texts.Select(t => (t.Language, change(t.Words))));

    /// <summary>Keeps only the words in these languages.</summary>
    public LocalizedText Only(IReadOnlySet<string> languages) => Of(texts.Where(t => languages.Contains(t.Language)));

    /// <summary>Whether there is nothing but white space in every language.</summary>
    public bool IsBlank() => Array.TrueForAll(texts, t => string.IsNullOrWhiteSpace(t.Words));

    public bool Equals([NotNullWhen(true)] LocalizedText? other) =>
        ReferenceEquals(this, other) || (other is not null && texts.AsSpan().SequenceEqual(other.texts));

    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as LocalizedText);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var text in texts)
        {
            hash.Add(text);
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(LocalizedText? one, LocalizedText? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(LocalizedText? one, LocalizedText? other) => !(one == other);

    private (string Language, string Words) For(CultureInfo culture)
    {
        foreach (var language in (ReadOnlySpan<string>)[culture.TwoLetterISOLanguageName, Text.Languages.Default.Code])
        {
            if (Find(language) is { } words && !string.IsNullOrWhiteSpace(words))
            {
                return (language, words);
            }
        }

        return Array.Find(texts, t => !string.IsNullOrWhiteSpace(t.Words)) is { Words: not null } first ? first : ("", "");
    }

    private string? Find(string language)
    {
        foreach (var text in texts)
        {
            if (text.Language == language)
            {
                return text.Words;
            }
        }

        return null;
    }

    private static int PlaceOf(string language)
    {
        for (var i = 0; i < Text.Languages.Codes.Count; i++)
        {
            if (Text.Languages.Codes[i] == language)
            {
                return i;
            }
        }

        return int.MaxValue;
    }
}
