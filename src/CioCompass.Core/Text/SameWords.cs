using System.Diagnostics.CodeAnalysis;

namespace CioCompass.Core.Text;

/// <summary>
/// Texts are the same that differ in nothing but the kind of their apostrophes, quotation marks and spaces, in every language that both have:
/// a translation that was added changes nothing of what was said.
/// </summary>
public sealed class SameWords : IEqualityComparer<LocalizedText>
{
    private SameWords()
    {
    }

    public static SameWords Instance { get; } = new();

    public bool Equals(LocalizedText? x, LocalizedText? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && HaveTheSame(x, y));

    /// <summary>The same for all: which texts are alike depends on the languages of both.</summary>
    public int GetHashCode([DisallowNull] LocalizedText obj) => 0;

    private static bool HaveTheSame(LocalizedText x, LocalizedText y)
    {
        var common = x.Languages.Intersect(y.Languages, StringComparer.Ordinal).ToList();
        return common.Count == 0 ? x == y : common.TrueForAll(language => Plain(x[language]) == Plain(y[language]));
    }

    private static string Plain(string text) => string.Create(text.Length, text, (plain, original) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = original[i] switch
            {
                '\u2018' or '\u2019' or '\u201C' or '\u201D' or '"' => '\'',
                '\u00A0' or '\u202F' => ' ',
                var letter => letter,
            };
        }
    });
}
