using System.Text.Json;
using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Agreements;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>Reads what a file says that rooms agreed on.</summary>
internal static class AgreedReading
{
    /// <summary>The answer has become nothing else where a file of an earlier program does not say; <see cref="AssessmentDocument.WithChanges"/> does then.</summary>
    public static AgreedPart Agreed(ObjectReader agreed, ImportErrors errors) => new(
        agreed.Text("question", DocumentReader.KeyMaxLength, mayBeEmpty: false),
        agreed.OneOf("answer", AnswerKind.Rated, AnswerKind.DontKnow, AnswerKind.NotApplicable),
        agreed.OptionalNumber("level", 1, Question.HighestLevel),
        agreed.Text("rationale", AgreedAnswer.TextMaxLength, lines: true),
        agreed.Text("minorityView", AgreedAnswer.TextMaxLength, lines: true),
        agreed.List("attempts", DocumentReader.RoundsAtMost, (element, path) =>
        {
            var attempt = element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : 0;
            errors.Require(attempt is >= 1 and <= DocumentReader.RoundsAtMost, path, ImportErrorKind.OutOfRange, $"1–{DocumentReader.RoundsAtMost}");
            return attempt;
        }),
        agreed.Text("agreedBy", DocumentReader.PersonMaxLength), agreed.Time("agreedAt"))
    {
        Changed = !agreed.Has("changed") || agreed.IsNull("changed") ? null : agreed.Part("changed", Changed),
    };

    private static ChangedPart Changed(ObjectReader changed) => new(
        changed.OneOf("answer", Enum.GetValues<AnswerKind>()), changed.OptionalNumber("level", 1, Question.HighestLevel),
        changed.Text("by", DocumentReader.PersonMaxLength), changed.Time("at"));
}
