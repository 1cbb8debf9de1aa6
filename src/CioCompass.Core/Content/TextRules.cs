using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>Checks of a text in each of the three languages.</summary>
internal static class TextRules
{
    public static readonly LocalizedText Empty = new("", "", "");

    public static bool IsBlank(this LocalizedText text) => text.Languages().All(l => string.IsNullOrWhiteSpace(l.Words));

    /// <returns>Per language what is wrong: nothing written, or more than so many characters.</returns>
    public static IEnumerable<(ContentProblem Problem, string Language)> Problems(this LocalizedText text, int mostCharacters)
    {
        foreach (var (language, words) in text.Languages())
        {
            if (ContentRules.ProblemOf(words, mostCharacters) is { } problem)
            {
                yield return (problem, language);
            }
        }
    }

    private static (string Language, string Words)[] Languages(this LocalizedText text) =>
        [("nl", text.Nl), ("en", text.En), ("fr", text.Fr)];
}
