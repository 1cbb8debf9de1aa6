using CioCompass.Core.Assessments.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>Parts of the speaker's notes: what a slide cuts short stands here in full.</summary>
internal static class Notes
{
    /// <summary>A question with its answer, target, note, links and agreement.</summary>
    public static IEnumerable<string> Of(NumberedQuestion numbered)
    {
        var question = numbered.Question;
        yield return $"{numbered.Number}. {question.Text}";
        string[] facts = [question.AnswerText, question.TargetText, question.ConfidenceText, question.EarlyText, Change(question)];
        yield return string.Join(" · ", facts.Where(f => f.Length > 0));
        if (question.Descriptor.Length > 0)
        {
            yield return question.Descriptor;
        }

        foreach (var line in Named(ReportStrings.Note, question.Note)
            .Concat(question.EvidenceLinks.Count == 0 ? [] : Named(ReportStrings.Evidence, string.Join('\n', question.EvidenceLinks))))
        {
            yield return line;
        }

        foreach (var line in question.Agreed is { } agreed ? Of(agreed) : [])
        {
            yield return line;
        }
    }

    public static IEnumerable<string> Of(ReportAgreement agreed) =>
    [
        $"{ReportStrings.AgreedAnswer}: {agreed.AnswerText}",
        .. Named(ReportStrings.Rationale, agreed.Rationale),
        .. Named(ReportStrings.MinorityView, agreed.MinorityView),
        agreed.RecordedText,
        .. agreed.ChangedText.Length == 0 ? [] : new[] { agreed.ChangedText },
    ];

    /// <summary>A text after its name; nothing where it is empty.</summary>
    public static IEnumerable<string> Named(string name, string text) => text.Length == 0 ? [] : [$"{name}: {text}"];

    private static string Change(ReportQuestion question) =>
        question.Result.Previous is null ? "" : $"{ReportStrings.Previous}: {Answer(question.Result.Previous)}";
}
