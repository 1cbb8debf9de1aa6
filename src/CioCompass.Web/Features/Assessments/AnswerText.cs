using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Questions;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Answers and the other fields of a response in the reader's language.</summary>
public static class AnswerText
{
    public static string Of(Answer answer) => answer.Kind switch
    {
        AnswerKind.Rated => Level(answer.Level!.Value),
        AnswerKind.DontKnow => AssessmentStrings.DontKnow,
        AnswerKind.NotApplicable => AssessmentStrings.NotApplicable,
        _ => AssessmentStrings.Unanswered,
    };

    public static string Level(int level) =>
        string.Format(CultureInfo.CurrentCulture, AssessmentStrings.LevelValue, level, LevelNames.Of(level));

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => AssessmentStrings.ConfidenceLow,
        Confidence.Medium => AssessmentStrings.ConfidenceMedium,
        _ => AssessmentStrings.ConfidenceHigh,
    };

    public static string NameOf(ResponseField field) => field switch
    {
        ResponseField.Answer => AssessmentStrings.FieldAnswer,
        ResponseField.Note => AssessmentStrings.FieldNote,
        ResponseField.Target => AssessmentStrings.FieldTarget,
        ResponseField.Confidence => AssessmentStrings.FieldConfidence,
        ResponseField.EvidenceLinks => AssessmentStrings.FieldLinks,
        _ => AssessmentStrings.FieldReview,
    };

    /// <summary>The value of one field, for two versions side by side.</summary>
    public static string ValueOf(ResponseField field, ResponseContent content) => field switch
    {
        ResponseField.Answer => Of(content.Answer),
        ResponseField.Note => OrEmpty(content.Note),
        ResponseField.Target => content.Target is { } target ? Level(target) : AssessmentStrings.TargetNone,
        ResponseField.Confidence => content.Confidence is { } confidence ? Of(confidence) : AssessmentStrings.ConfidenceNone,
        ResponseField.EvidenceLinks => OrEmpty(string.Join("\n", content.EvidenceLinks)),
        _ => content.MarkedForReview ? AssessmentStrings.Yes : AssessmentStrings.No,
    };

    public static string Of(ResponseError error) => error switch
    {
        ResponseError.NoteTooLong => AssessmentStrings.ErrorNote,
        ResponseError.LinkNotHttp => AssessmentStrings.ErrorLink,
        ResponseError.LinkTooLong => AssessmentStrings.ErrorLinkTooLong,
        ResponseError.TooManyLinks => AssessmentStrings.ErrorTooManyLinks,
        _ => AssessmentStrings.ErrorLevel,
    };

    private static string OrEmpty(string text) => text.Length == 0 ? AssessmentStrings.Empty : text;
}
