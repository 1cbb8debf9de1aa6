using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>Reads the answers of a file.</summary>
internal static class ResponseReading
{
    /// <param name="createdAt">UTC; when the assessment was made.</param>
    public static ResponsePart Response(ObjectReader response, DateTime createdAt, ImportErrors errors)
    {
        var part = new ResponsePart(
            response.Text("question", DocumentReader.KeyMaxLength, mayBeEmpty: false),
            response.OneOf("answer", Enum.GetValues<AnswerKind>()),
            response.OptionalNumber("level", 1, Question.HighestLevel),
            response.Text("note", ResponseRules.NoteMaxLength, lines: true),
            response.OptionalNumber("target", 1, Question.HighestLevel),
            response.OptionalOneOf<Confidence>("confidence"),
            Links(response, errors), response.Flag("review"), response.Time("updatedAt"), response.Text("updatedBy", DocumentReader.PersonMaxLength));
        var isAnswered = part.Answer != AnswerKind.Unanswered;

        // Earlier programs did not tell. What a copy has not touched since it was made bears the copy's own time, and the mark for review.
        return part with
        {
            BeforeInventory = response.Has("beforeInventory") && response.Flag("beforeInventory"),
            CarriedOver = response.Has("carriedOver")
                ? response.Flag("carriedOver")
                : isAnswered && part.Review && part.UpdatedAt == createdAt,
            AnsweredAt = response.Has("answeredAt") ? response.OptionalTime("answeredAt") : isAnswered ? part.UpdatedAt : null,
            AnsweredBy = response.Has("answeredBy")
                ? response.Text("answeredBy", DocumentReader.PersonMaxLength)
                : isAnswered ? part.UpdatedBy : "",
        };
    }

    internal static IReadOnlyList<string> Links(ObjectReader response, ImportErrors errors) =>
        response.List("links", ResponseRules.LinksAtMost, (element, path) =>
        {
            var link = response.ItemText(element, path) ?? "";
            errors.Require(link.Length <= ResponseRules.LinkMaxLength, path, ImportErrorKind.TooLong, $"{ResponseRules.LinkMaxLength}");
            errors.Require(WebAddress.IsHttp(link), path, ImportErrorKind.NotHttp);
            return link;
        });
}
