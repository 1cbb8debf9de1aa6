using CioCompass.Core.Text;

namespace CioCompass.Core.Data.Content;

/// <summary>Merges a release's change into a value that an administrator may have changed: theirs wins.</summary>
internal static class ThreeWay
{
    public static T Pick<T>(T theirs, T before, T after) => EqualityComparer<T>.Default.Equals(theirs, before) ? after : theirs;

    /// <summary>
    /// Language by language: who mended the French gets the release's Dutch and English. A language that is new with the release comes only
    /// where they changed no other: it would say something else than their words.
    /// </summary>
    public static LocalizedText Texts(LocalizedText theirs, LocalizedText before, LocalizedText after) => LocalizedText.Of(
        theirs.Languages.Union(after.Languages, StringComparer.Ordinal)
            .Where(language => theirs == before || theirs.Languages.Contains(language) || before.Languages.Contains(language))
            .Select(language => (language, Pick(theirs[language], before[language], after[language]))));

    /// <summary>A text that one side does not have is one value: it is theirs or the release's.</summary>
    public static LocalizedText? OptionalTexts(LocalizedText? theirs, LocalizedText? before, LocalizedText? after) =>
        theirs is null || before is null || after is null ? Pick(theirs, before, after) : Texts(theirs, before, after);

    /// <summary>
    /// Merges lists without keys: each of theirs that stood in the earlier release, in that language, becomes as the later one has it.
    /// </summary>
    public static IReadOnlyList<LocalizedText> Lists(
        IReadOnlyList<LocalizedText> theirs, IReadOnlyList<LocalizedText> before, IReadOnlyList<LocalizedText> after) =>
        theirs.SequenceEqual(before)
            ? after
            : [.. theirs.Select(text => before.Zip(after).Aggregate(text, (now, pair) => Texts(now, pair.First, pair.Second)))];
}
