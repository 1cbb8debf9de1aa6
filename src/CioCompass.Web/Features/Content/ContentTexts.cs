using System.Globalization;
using CioCompass.Core.Content;

namespace CioCompass.Web.Features.Content;

/// <summary>The editor's words for errors, fields and outcomes.</summary>
internal static class ContentTexts
{
    /// <summary>The content's languages, in the order of its columns.</summary>
    public static readonly string[] Languages = ["nl", "en", "fr"];

    public static string LanguageOf(string language) => language switch
    {
        "nl" => ContentStrings.Dutch,
        "fr" => ContentStrings.French,
        _ => ContentStrings.English,
    };

    /// <summary>For example "Guidance (French): not filled in".</summary>
    public static string Of(ContentError error)
    {
        var field = error.Level is { } level ? Fill(ContentStrings.LevelNumber, level) : Of(error.Field);
        var where = error.Language is { } language ? $"{field} ({LanguageOf(language)})" : field;
        return Fill(ContentStrings.ErrorLine, where, Of(error.Problem));
    }

    public static string? Of(DraftOutcome outcome) => outcome switch
    {
        DraftOutcome.Done => null,
        DraftOutcome.Conflict => ContentStrings.Conflict,
        _ => ContentStrings.NoDraft,
    };

    public static string Of(PublishResult result) => result.Outcome switch
    {
        PublishOutcome.Published => Fill(ContentStrings.Published, result.Version!),
        PublishOutcome.Conflict => ContentStrings.Conflict,
        PublishOutcome.Outdated => ContentStrings.Outdated,
        PublishOutcome.Invalid => ContentStrings.Invalid,
        PublishOutcome.Unchanged => ContentStrings.Unchanged,
        _ => ContentStrings.NoDraft,
    };

    public static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    private static string Of(ContentField field) => field switch
    {
        ContentField.Title => ContentStrings.FieldTitle,
        ContentField.RoleContext => ContentStrings.FieldRoleContext,
        ContentField.Themes => ContentStrings.FieldThemes,
        ContentField.Key => ContentStrings.FieldKey,
        ContentField.Name => ContentStrings.FieldName,
        ContentField.Intent => ContentStrings.FieldIntent,
        ContentField.Questions => ContentStrings.FieldQuestions,
        ContentField.Text => ContentStrings.FieldText,
        ContentField.Guidance => ContentStrings.FieldGuidance,
        ContentField.Level => ContentStrings.FieldLevels,
        _ => ContentStrings.FieldEvidence,
    };

    private static string Of(ContentProblem problem) => problem switch
    {
        ContentProblem.Missing => ContentStrings.ProblemMissing,
        ContentProblem.TooLong => ContentStrings.ProblemTooLong,
        ContentProblem.KeyInvalid => ContentStrings.ProblemKeyInvalid,
        ContentProblem.KeyTaken => ContentStrings.ProblemKeyTaken,
        ContentProblem.TooMany => ContentStrings.ProblemTooMany,
        ContentProblem.NotFiveLevels => ContentStrings.ProblemNotFiveLevels,
        ContentProblem.PrerequisiteTooLate => ContentStrings.ProblemPrerequisiteTooLate,
        _ => ContentStrings.ProblemUnknownStatistic,
    };
}
