using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Document;

/// <summary>One question: its answer, what was agreed and why, the votes, the note, the figure that motivates it, the actions.</summary>
public sealed partial class QuestionPart
{
    [Parameter, EditorRequired]
    public required ReportQuestion Question { get; set; }

    /// <summary>Number of the theme and of the question in it: 2.3.</summary>
    [Parameter, EditorRequired]
    public required string Number { get; set; }

    private string Id => $"report-question-{Question.Key}";

    private string LevelClass => Question.Result.Now switch
    {
        { CarriedOver: true } => "report-level-carried",
        { Level: { } level } => $"level-{level}",
        { Kind: AnswerKind.DontKnow } => "level-dont-know",
        { Kind: AnswerKind.NotApplicable } => "level-not-applicable",
        _ => "level-unanswered",
    };

    private string Remarks => string.Join("; ", ((string?[])[Moved, Question.TargetText, Question.ConfidenceText, Question.EarlyText]).Where(r => !string.IsNullOrEmpty(r)));

    private string? Moved => Question.Result.Movement is Movement.NotComparable or Movement.CarriedOver ? null : ResultFormat.Movement(Question.Result);
}
