using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>A row for each question with its answer, and with what the room agreed.</summary>
internal static class AnswerSheet
{
    public static DataSheet Of(Report report) => DataSheet.Of(
        SheetStrings.Answers, "Answers", SheetStrings.AboutAnswers, [.. Columns(report)],
        report.Themes.SelectMany(t => t.Questions.Select(q => new Row(t, q))));

    private static IEnumerable<SheetColumn<Row>> Columns(Report report)
    {
        yield return new(ReportStrings.Theme, 20, CellLook.Text, r => r.Theme.Name);
        yield return new(SheetStrings.QuestionKey, 22, CellLook.Text, r => r.Question.Key);
        yield return new(ReportStrings.Question, 52, CellLook.Text, r => r.Question.Text);
        yield return new(ReportStrings.Answer, 16, CellLook.Text, r => Kind(r.Now.Kind));
        yield return new(ReportStrings.Level, 9, CellLook.Level, r => r.Now.Level);
        yield return new(SheetStrings.Meaning, 40, CellLook.Text, r => r.Question.Descriptor);
        yield return new(SheetStrings.CarriedOver, 13, CellLook.Flag, r => r.Now.CarriedOver);
        yield return new(ReportStrings.Target, 9, CellLook.Level, r => r.Now.Target);
        yield return new(ReportStrings.Previous, 10, CellLook.Level, r => r.Question.Result.Previous?.Level);
        yield return new(ResultStrings.Change, 11, CellLook.LevelChange, r => r.Question.Result.Change);
        yield return new(ReportStrings.Confidence, 18, CellLook.Text, r => r.Question.ConfidenceText);
        if (report.Cover.GateText is not null)
        {
            yield return new(GateStrings.NoteTitle, 24, CellLook.Text, r => r.Question.EarlyText);
        }

        if (report.Has(ReportSection.Notes))
        {
            yield return new(ReportStrings.Note, 52, CellLook.Text, r => r.Question.Note);
            yield return new(ReportStrings.Evidence, 40, CellLook.Text, r => string.Join('\n', r.Question.EvidenceLinks));
        }

        yield return new(ReportStrings.Agreement, 22, CellLook.Text, r => State(r.Question));
        yield return new(ReportStrings.AgreedAnswer, 22, CellLook.Text, r => r.Question.Agreed?.AnswerText);
        yield return new(ReportStrings.ChangedAfterwards, 40, CellLook.Text, r => r.Question.Agreed?.ChangedText);
        yield return new(ReportStrings.Rationale, 52, CellLook.Text, r => r.Question.Agreed?.Rationale);
        yield return new(ReportStrings.MinorityView, 52, CellLook.Text, r => r.Question.Agreed?.MinorityView);
    }

    private static string? State(ReportQuestion question) => question switch
    {
        { Agreed.ChangedText.Length: > 0 } => SheetStrings.AgreementChanged,
        { IsOpenDissent: true } => SheetStrings.AgreementNone,
        { Agreed: not null } => SheetStrings.AgreementHolds,
        _ => null,
    };

    private static string Kind(AnswerKind kind) => kind switch
    {
        AnswerKind.Rated => SheetStrings.KindRated,
        AnswerKind.DontKnow => ResultStrings.DontKnow,
        AnswerKind.NotApplicable => ResultStrings.NotApplicable,
        _ => ResultStrings.Unanswered,
    };

    private sealed record Row(ReportTheme Theme, ReportQuestion Question)
    {
        public Reading Now => Question.Result.Now;
    }
}
