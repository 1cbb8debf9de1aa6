using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>
/// The languages without which a draft is not published: those that the published version is complete in, so that a language which the
/// product learnt since is asked for and not insisted on. What was never published needs all.
/// </summary>
public static class RequiredLanguages
{
    public static IReadOnlySet<string> All { get; } = Languages.Codes.ToHashSet(StringComparer.Ordinal);

    /// <param name="published">The published version as a draft.</param>
    public static IReadOnlySet<string> Of(QuestionSetDraft published) => Of(published.Texts());

    /// <param name="published">The published version as a draft; null where there is none.</param>
    public static IReadOnlySet<string> Of(StatisticDraft? published) => published is null ? All : Of(published.Texts());

    private static HashSet<string> Of(IReadOnlyCollection<LocalizedText> texts) =>
        [.. Languages.Codes.Where(language => texts.All(t => t.IsBlank() || !string.IsNullOrWhiteSpace(t[language])))];
}
