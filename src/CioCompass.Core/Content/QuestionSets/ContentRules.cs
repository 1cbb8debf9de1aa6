using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>Limits and checks that a question set must pass before it is published.</summary>
public static class ContentRules
{
    /// <summary>Names of themes and the set's title.</summary>
    public const int NameMaxLength = 200;

    public const int TextMaxLength = 2000;

    /// <summary>More do not fit the charts.</summary>
    public const int MostThemes = 8;

    /// <summary>Largest number of paragraphs on the role. None is allowed: readers then do not see that part.</summary>
    public const int MostParagraphs = 12;

    /// <summary>Stands for the set itself where a theme or a question is named by its key.</summary>
    public const string SetKey = "set";

    /// <summary>In one theme.</summary>
    public const int MostQuestions = 20;

    /// <summary>Neither a theme nor a question is called so: in an address these mean something else.</summary>
    internal static readonly IReadOnlySet<string> ReservedKeys = new HashSet<string>(StringComparer.Ordinal) { SetKey, "preview" };

    /// <param name="statistics">Keys of the statistics: a question may name these as its evidence; readers do not see withdrawn ones.</param>
    /// <param name="required">See <see cref="RequiredLanguages"/>.</param>
    /// <returns>Every error, in the order of the set; it can be published when none of them blocks.</returns>
    public static IReadOnlyList<ContentError> Check(QuestionSetDraft draft, IReadOnlySet<string> statistics, IReadOnlySet<string> required)
    {
        var errors = new List<ContentError>();
        CheckText(errors, required, draft.Title, NameMaxLength, new(ContentProblem.Missing, ContentField.Title));
        foreach (var (index, text) in draft.RoleContext.Index())
        {
            CheckText(errors, required, text, TextMaxLength, new(ContentProblem.Missing, ContentField.RoleContext, Paragraph: index + 1));
        }

        if (draft.RoleContext.Count > MostParagraphs)
        {
            errors.Add(new(ContentProblem.TooMany, ContentField.RoleContext));
        }

        CheckCount(errors, draft.Themes.Count, MostThemes, new(ContentProblem.Missing, ContentField.Themes));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var othersBegan = false;
        foreach (var theme in draft.Themes)
        {
            if (theme.IsPrerequisite && othersBegan)
            {
                errors.Add(new(ContentProblem.PrerequisiteTooLate, ContentField.Themes, theme.Key));
            }

            othersBegan |= !theme.IsPrerequisite;
            Check(errors, theme, keys, statistics, required);
        }

        return errors;
    }

    /// <returns>Why a text cannot be published in one language; null where it can.</returns>
    public static ContentProblem? ProblemOf(string words, int mostCharacters) =>
        string.IsNullOrWhiteSpace(words) ? ContentProblem.Missing
        : words.Length > mostCharacters ? ContentProblem.TooLong
        : null;

    private static void Check(
        List<ContentError> errors, ThemeDraft theme, HashSet<string> keys, IReadOnlySet<string> statistics, IReadOnlySet<string> required)
    {
        CheckKey(errors, theme.Key, keys, new(ContentProblem.KeyTaken, ContentField.Key, theme.Key));
        CheckText(errors, required, theme.Name, NameMaxLength, new(ContentProblem.Missing, ContentField.Name, theme.Key));
        CheckText(errors, required, theme.Intent, TextMaxLength, new(ContentProblem.Missing, ContentField.Intent, theme.Key));
        CheckCount(errors, theme.Questions.Count, MostQuestions, new(ContentProblem.Missing, ContentField.Questions, theme.Key));
        foreach (var question in theme.Questions)
        {
            Check(errors, theme.Key, question, keys, statistics, required);
        }
    }

    private static void Check(
        List<ContentError> errors, string theme, QuestionDraft question, HashSet<string> keys, IReadOnlySet<string> statistics,
        IReadOnlySet<string> required)
    {
        CheckKey(errors, question.Key, keys, new(ContentProblem.KeyTaken, ContentField.Key, theme, question.Key));
        CheckText(errors, required, question.Text, TextMaxLength, new(ContentProblem.Missing, ContentField.Text, theme, question.Key));
        CheckText(errors, required, question.Guidance, TextMaxLength, new(ContentProblem.Missing, ContentField.Guidance, theme, question.Key));
        if (question.Levels.Count != Question.HighestLevel)
        {
            errors.Add(new(ContentProblem.NotFiveLevels, ContentField.Level, theme, question.Key));
        }

        foreach (var (index, level) in question.Levels.Index())
        {
            CheckText(errors, required, level, TextMaxLength, new(ContentProblem.Missing, ContentField.Level, theme, question.Key, index + 1));
        }

        if (question.Evidence.Any(key => !statistics.Contains(key)))
        {
            errors.Add(new(ContentProblem.UnknownStatistic, ContentField.Evidence, theme, question.Key));
        }
    }

    private static void CheckText(
        List<ContentError> errors, IReadOnlySet<string> required, LocalizedText text, int mostCharacters, ContentError missing) =>
        errors.AddRange(text.Problems(mostCharacters, required).Select(found => missing with { Problem = found.Problem, Language = found.Language }));

    private static void CheckCount(List<ContentError> errors, int count, int most, ContentError missing)
    {
        if (count == 0)
        {
            errors.Add(missing);
        }
        else if (count > most)
        {
            errors.Add(missing with { Problem = ContentProblem.TooMany });
        }
    }

    private static void CheckKey(List<ContentError> errors, string key, HashSet<string> keys, ContentError taken)
    {
        if (!ContentKey.IsValid(key) || ReservedKeys.Contains(key))
        {
            errors.Add(taken with { Problem = ContentProblem.KeyInvalid });
        }
        else if (!keys.Add(key))
        {
            errors.Add(taken);
        }
    }
}
