namespace CioCompass.Core.Text;

/// <summary>Texts are the same that differ in nothing but the kind of their apostrophes, quotation marks and spaces.</summary>
public sealed class SameWords : IEqualityComparer<LocalizedText>
{
    private SameWords()
    {
    }

    public static SameWords Instance { get; } = new();

    public bool Equals(LocalizedText? x, LocalizedText? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && Plain(x) == Plain(y));

    public int GetHashCode(LocalizedText obj) => Plain(obj).GetHashCode();

    private static LocalizedText Plain(LocalizedText text) => new(Plain(text.Nl), Plain(text.En), Plain(text.Fr));

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
