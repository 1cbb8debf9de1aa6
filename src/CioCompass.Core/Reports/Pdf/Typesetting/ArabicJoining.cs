using System.Globalization;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>
/// The joined forms of Arabic letters, taken from Unicode's presentation forms: their compatibility decomposition says which letter
/// they are a form of, and their order in the chart (isolated, final, initial, medial) which form. A letter with two forms joins only
/// the letter before it.
/// </summary>
internal static class ArabicJoining
{
    private const int Lam = 0x0644;
    private const int Tatweel = 0x0640;

    private static readonly Lazy<Dictionary<string, int[]>> FormsOf = new(ReadForms);

    /// <param name="letters">A text in logical order.</param>
    /// <returns>The character to draw and the number of letters that it stands for: two for a lam with its alef, else one.</returns>
    public static (int Form, int Letters) At(IReadOnlyList<Rune> letters, int index)
    {
        var next = Neighbour(letters, index, 1);
        var joinsBefore = Joins(letters, index, -1);
        if (letters[index].Value == Lam && next == index + 1 && Forms($"{letters[index]}{letters[next]}") is [var alone, var final])
        {
            return (joinsBefore ? final : alone, 2);
        }

        var joinsAfter = Joins(letters, index, 1);
        var forms = Forms(letters[index].ToString());
        var form = (joinsBefore, joinsAfter) switch
        {
            (true, true) => 3,
            (false, true) => 2,
            (true, false) => 1,
            _ => 0,
        };
        return (form < forms.Length ? forms[form] : letters[index].Value, 1);
    }

    private static bool Joins(IReadOnlyList<Rune> letters, int index, int step)
    {
        var neighbour = Neighbour(letters, index, step);
        if (neighbour < 0 || neighbour >= letters.Count)
        {
            return false;
        }

        var (first, second) = step < 0 ? (neighbour, index) : (index, neighbour);
        return JoinsForward(letters[first]) && JoinsBack(letters[second]);
    }

    private static bool JoinsForward(Rune letter) => letter.Value == Tatweel || Forms(letter.ToString()).Length == 4;

    private static bool JoinsBack(Rune letter) => letter.Value == Tatweel || Forms(letter.ToString()).Length > 1;

    /// <summary>Vowel signs stand over a letter and do not come between two.</summary>
    private static int Neighbour(IReadOnlyList<Rune> letters, int index, int step)
    {
        var at = index + step;
        while (at >= 0 && at < letters.Count && Rune.GetUnicodeCategory(letters[at]) == UnicodeCategory.NonSpacingMark)
        {
            at += step;
        }

        return at;
    }

    private static int[] Forms(string letters) => FormsOf.Value.GetValueOrDefault(letters) ?? [];

    private static Dictionary<string, int[]> ReadForms() =>
        Enumerable.Range(0xFB50, 0xFBB2 - 0xFB50)
            .Concat(Enumerable.Range(0xFBD3, 0xFBEA - 0xFBD3))
            .Concat(Enumerable.Range(0xFBFC, 4))
            .Concat(Enumerable.Range(0xFE80, 0xFEFD - 0xFE80))
            .GroupBy(form => char.ConvertFromUtf32(form).Normalize(NormalizationForm.FormKD).Normalize(NormalizationForm.FormC))
            .ToDictionary(forms => forms.Key, forms => forms.ToArray());
}
