using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>
/// Recognises the paragraphs of one text in another version of it. They have no keys: what is equal is the same; then what is equal in one
/// language, since a paragraph is seldom rewritten in all of them at once; then what stands alone between the same neighbours.
/// </summary>
public static class ParagraphMatch
{
    /// <returns>For each paragraph of the later version its index in the earlier one, none twice; null where it is new.</returns>
    public static IReadOnlyList<int?> Of(IReadOnlyList<LocalizedText> earlier, IReadOnlyList<LocalizedText> later)
    {
        var known = new int?[later.Count];
        Pair((before, after) => earlier[before] == later[after]);
        Pair((before, after) => HaveWordsInCommon(earlier[before], later[after]));
        Pair(StandAlike);
        return known;

        void Pair(Func<int, int, bool> same)
        {
            for (var after = 0; after < later.Count; after++)
            {
                known[after] ??= Enumerable.Range(0, earlier.Count)
                    .Where(before => !known.Contains(before) && same(before, after))
                    .Select(before => (int?)before)
                    .FirstOrDefault();
            }
        }

        bool StandAlike(int before, int after) =>
            (after == 0 ? before == 0 : before > 0 && known[after - 1] == before - 1)
            && (after == later.Count - 1 ? before == earlier.Count - 1 : known[after + 1] is null || known[after + 1] == before + 1);
    }

    private static bool HaveWordsInCommon(LocalizedText one, LocalizedText other) =>
        one.Languages.Any(language => Same(one[language], other[language]));

    private static bool Same(string one, string other) => one == other && !string.IsNullOrWhiteSpace(one);
}
