namespace CioCompass.Core.Text;

/// <summary>Texts in all the languages that they are known in, found by their words in some of these languages.</summary>
public sealed class Translations
{
    private readonly IReadOnlySet<string> languages;
    private readonly Dictionary<LocalizedText, LocalizedText> known = [];

    /// <param name="languages">A text is found by its words in these, all of them.</param>
    public Translations(IReadOnlySet<string> languages, IEnumerable<LocalizedText> texts)
    {
        this.languages = languages;
        foreach (var text in texts)
        {
            var words = text.Only(languages);
            if (!words.IsBlank())
            {
                known.TryAdd(words, text);
            }
        }
    }

    /// <summary>The text with the languages that it lacks, where it reads as a known one does; words that it has stay.</summary>
    public LocalizedText Complete(LocalizedText text) => known.TryGetValue(text.Only(languages), out var whole)
        ? LocalizedText.Of(text.Languages.Union(whole.Languages, StringComparer.Ordinal).Select(l => (l, text[l].Length > 0 ? text[l] : whole[l])))
        : text;
}
