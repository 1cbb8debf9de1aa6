using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content;

/// <summary>The editor's words for errors, fields and outcomes.</summary>
internal static class ContentTexts
{
    private const int LongestInSentence = 100;

    /// <summary>Name of a language as its speakers call it; its code where the product does not speak it.</summary>
    public static string LanguageOf(string language) => Languages.Find(language)?.OwnName ?? language;

    /// <summary>Errors of one field that differ in their language only, for example "Guidance (Nederlands, Français): not filled in".</summary>
    public static string Of(IReadOnlyCollection<ContentError> errors)
    {
        var first = errors.First();
        var field = Of(first.Field, first.Level ?? first.Paragraph);
        var languages = string.Join(", ", errors.Select(e => e.Language).OfType<string>().Distinct(StringComparer.Ordinal).Select(LanguageOf));
        return ContentStrings.ErrorLine.Fill(languages.Length > 0 ? $"{field} ({languages})" : field, Of(first.Problem));
    }

    /// <summary>In the reader's language where that is filled in, else in one that is; the key where there is no word yet.</summary>
    public static string Name(LocalizedText text, string key) =>
        text.IsBlank() ? key : text.ToString();

    /// <summary>The name for a sentence or a title: no more of it than fits.</summary>
    public static string Short(LocalizedText text, string key)
    {
        var name = new StringInfo(Name(text, key));
        return name.LengthInTextElements <= LongestInSentence ? name.String : name.SubstringByTextElements(0, LongestInSentence) + "…";
    }

    /// <summary>Labels of the editor's fields.</summary>
    public static string Of(DraftText text) => Of(text.Field, text.Number);

    public static string Of(ContentProblem problem) => problem switch
    {
        ContentProblem.Missing => ContentStrings.ProblemMissing,
        ContentProblem.TooLong => ContentStrings.ProblemTooLong,
        ContentProblem.KeyInvalid => ContentStrings.ProblemKeyInvalid,
        ContentProblem.KeyTaken => ContentStrings.ProblemKeyTaken,
        ContentProblem.TooMany => ContentStrings.ProblemTooMany,
        ContentProblem.NotFiveLevels => ContentStrings.ProblemNotFiveLevels,
        ContentProblem.PrerequisiteTooLate => ContentStrings.ProblemPrerequisiteTooLate,
        ContentProblem.UnknownStatistic => ContentStrings.ProblemUnknownStatistic,
        ContentProblem.OutOfRange => ContentStrings.ProblemOutOfRange,
        ContentProblem.NotAnAddress => ContentStrings.ProblemNotAnAddress,
        ContentProblem.WrongPeriod => ContentStrings.ProblemWrongPeriod,
        ContentProblem.NotTranslated => ContentStrings.ProblemNotTranslated,
        _ => ContentStrings.ProblemFixed,
    };

    public static string Of(DraftOutcome outcome) =>
        outcome == DraftOutcome.Conflict ? ContentStrings.Conflict : ContentStrings.NoDraft;

    /// <summary>Why a question stays in its theme.</summary>
    /// <param name="question">Its name, shortened.</param>
    public static string Of(QuestionMoveOutcome outcome, string question) => (outcome switch
    {
        QuestionMoveOutcome.LeavesNone => ContentStrings.MoveLeavesNone,
        QuestionMoveOutcome.ThemeFull => ContentStrings.MoveThemeFull,
        _ => ContentStrings.MoveNowhere,
    }).Fill(question, ContentRules.MostQuestions);

    public static string Of(PublishResult result) =>
        result.Outcome == PublishOutcome.Published ? ContentStrings.Published.Fill(result.Version!) : WhyNot(result.Outcome);

    /// <summary>Why something was not published, the questions or a figure.</summary>
    public static string WhyNot(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Conflict => ContentStrings.Conflict,
        PublishOutcome.Outdated => ContentStrings.Outdated,
        PublishOutcome.Invalid => ContentStrings.Invalid,
        PublishOutcome.Unchanged => ContentStrings.Unchanged,
        PublishOutcome.NotStored => ContentStrings.NotStored,
        _ => ContentStrings.NoDraft,
    };

    private static string Of(ContentField field, int? number) => (field, number) switch
    {
        (ContentField.Level, { } level) => ContentStrings.LevelNumber.Fill(level),
        (_, { } place) => $"{Of(field)} {place.ToString(CultureInfo.CurrentCulture)}",
        _ => Of(field),
    };

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
}
