using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>Reads what a file says of questions that are no longer asked.</summary>
internal static class FormerReading
{
    private const int TextMaxLength = 4000;

    public static FormerPart Former(ObjectReader former, ImportErrors errors) => new(
        former.Objects("answers", DocumentReader.QuestionsAtMost, a => Answer(a, errors)),
        former.Objects("agreedAnswers", DocumentReader.QuestionsAtMost, a => AgreedReading.Agreed(a, errors)),
        former.Objects("workshops", DocumentReader.WorkshopsAtMost, WorkshopReading.Workshop));

    private static FormerAnswerPart Answer(ObjectReader former, ImportErrors errors) => new(
        former.Text("question", DocumentReader.KeyMaxLength, mayBeEmpty: false), former.Number("version", 1, JsonFile.HighestVersion),
        former.Words("text", TextMaxLength), former.OptionalWords("descriptor", TextMaxLength),
        former.OneOf("answer", Enum.GetValues<AnswerKind>()),
        former.OptionalNumber("level", 1, Question.HighestLevel),
        former.Text("note", ResponseRules.NoteMaxLength, lines: true),
        former.OptionalNumber("target", 1, Question.HighestLevel),
        former.OptionalOneOf<Confidence>("confidence"), ResponseReading.Links(former, errors),
        former.Time("updatedAt"), former.Text("updatedBy", DocumentReader.PersonMaxLength));
}
