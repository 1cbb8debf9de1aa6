using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>Checks of a text in each language.</summary>
internal static class TextRules
{
    /// <param name="required">Codes of the languages without which it is not published.</param>
    /// <returns>
    /// Per language what is wrong: more than so many characters, or nothing written, which keeps the text from being published in a required
    /// language only.
    /// </returns>
    public static IEnumerable<(ContentProblem Problem, string Language)> Problems(
        this LocalizedText text, int mostCharacters, IReadOnlySet<string> required)
    {
        foreach (var language in Languages.Codes.Union(text.Languages, StringComparer.Ordinal))
        {
            if (ContentRules.ProblemOf(text[language], mostCharacters) is { } problem)
            {
                yield return (problem == ContentProblem.Missing && !required.Contains(language) ? ContentProblem.NotTranslated : problem, language);
            }
        }
    }
}
