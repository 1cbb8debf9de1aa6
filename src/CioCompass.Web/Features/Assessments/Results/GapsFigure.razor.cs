using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results;

/// <summary>How far each question is from its target, and of which nobody can say.</summary>
public sealed partial class GapsFigure
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>The dot plot; otherwise its table.</summary>
    [Parameter]
    public bool ShowChart { get; set; }

    private static StripRow Row(QuestionResult question) => new(
        question.Question.Text.ToString(), ResultFormat.Levels(question.Gap!.Value),
        ResultFormat.Fill(ResultStrings.FromTo, question.Now.Level!, question.Now.Target!),
        "", question.Now.Level, null, question.Now.Target);
}
