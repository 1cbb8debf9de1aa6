using CioCompass.Core.Assessments;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Values of an assessment in the reader's words.</summary>
public static class AssessmentTexts
{
    public static string Of(Answer answer) => answer.Kind switch
    {
        AnswerKind.Rated => AssessmentStrings.LevelN.Fill(answer.Level),
        AnswerKind.DontKnow => AssessmentStrings.DontKnow,
        AnswerKind.NotApplicable => AssessmentStrings.NotApplicable,
        _ => AssessmentStrings.Unanswered,
    };

    public static string Of(Confidence? confidence) => confidence switch
    {
        Confidence.Low => AssessmentStrings.ConfidenceLow,
        Confidence.Medium => AssessmentStrings.ConfidenceMedium,
        Confidence.High => AssessmentStrings.ConfidenceHigh,
        _ => AssessmentStrings.NotSet,
    };

    public static string Of(ResponseField field) => field switch
    {
        ResponseField.Answer => AssessmentStrings.Answer,
        ResponseField.Note => AssessmentStrings.Note,
        ResponseField.Target => AssessmentStrings.Target,
        ResponseField.Confidence => AssessmentStrings.Confidence,
        ResponseField.EvidenceLinks => AssessmentStrings.Evidence,
        _ => AssessmentStrings.MarkForReview,
    };

    /// <summary>One field's value, as the two sides of a conflict show it.</summary>
    public static string Value(ResponseField field, ResponseContent content) => field switch
    {
        ResponseField.Answer => Of(content.Answer),
        ResponseField.Note => content.Note.Length == 0 ? AssessmentStrings.NotSet : content.Note,
        ResponseField.Target => content.Target is { } target ? AssessmentStrings.LevelN.Fill(target) : AssessmentStrings.NotSet,
        ResponseField.Confidence => Of(content.Confidence),
        ResponseField.EvidenceLinks => content.EvidenceLinks.Count == 0 ? AssessmentStrings.NotSet : string.Join("\n", content.EvidenceLinks),
        _ => content.MarkedForReview ? AssessmentStrings.Yes : AssessmentStrings.No,
    };

    public static string Of(ResponseError error) => error switch
    {
        ResponseError.NoteTooLong => AssessmentStrings.NoteTooLong.Fill(ResponseRules.NoteMaxLength),
        ResponseError.LinkNotHttp => AssessmentStrings.LinkNotHttp,
        ResponseError.LinkTooLong => AssessmentStrings.LinkTooLong.Fill(ResponseRules.LinkMaxLength),
        ResponseError.TooManyLinks => AssessmentStrings.TooManyLinks.Fill(ResponseRules.LinksAtMost),
        _ => AssessmentStrings.ValueUnknown,
    };

    public static string Of(CreateError error) => error switch
    {
        CreateError.TitleMissing => AssessmentStrings.TitleMissing,
        CreateError.TitleTooLong => AssessmentStrings.TitleTooLong.Fill(Assessment.TitleMaxLength),
        CreateError.OrganisationNotFound => AssessmentStrings.OrganisationMissing,
        CreateError.EarlierNotFound => AssessmentStrings.EarlierMissing,
        _ => AssessmentStrings.NotAllowed,
    };

    public static string Of(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.NothingAnswered => AssessmentStrings.NothingAnswered,
        ChangeOutcome.NotAllowed => AssessmentStrings.NotAllowed,
        _ => AssessmentStrings.GoneText,
    };
}
