using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>Difference of the set's title or of a paragraph of the role's context between two versions.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
public sealed record TextChange(LocalizedText? Before, LocalizedText? After, ContentChange Change)
{
    /// <summary>The paragraphs that were added, reworded or removed, in the order of the later version, then those that were removed.</summary>
    internal static IReadOnlyList<TextChange> Between(
        IReadOnlyList<LocalizedText> earlier, IReadOnlyList<LocalizedText> later, IReadOnlyList<int?> known,
        IEqualityComparer<LocalizedText> texts) =>
    [
        .. later.Zip(known, (after, before) => Of(before is { } index ? earlier[index] : null, after, texts)).Where(c => c.Change != ContentChange.None),
        .. earlier.Where((_, index) => !known.Contains(index)).Select(gone => new TextChange(gone, null, ContentChange.Removed)),
    ];

    internal static TextChange Of(LocalizedText? before, LocalizedText after, IEqualityComparer<LocalizedText> texts) => new(
        before, after, before is null ? ContentChange.Added : texts.Equals(before, after) ? ContentChange.None : ContentChange.Reworded);
}
