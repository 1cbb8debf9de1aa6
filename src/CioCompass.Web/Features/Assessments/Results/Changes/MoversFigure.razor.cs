using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Changes;

/// <summary>The movers since the earlier assessment, and the answers that came and went.</summary>
public sealed partial class MoversFigure
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>The dot plot; otherwise its table.</summary>
    [Parameter]
    public bool ShowChart { get; set; }

    /// <summary>One question that moved, as a row of the dot plot.</summary>
    public static StripRow Row(QuestionResult question) => new(
        question.Question.Key, question.Question.Text.ToString(), ResultFormat.Signed(question.Change!.Value),
        ResultStrings.FromTo.Fill(question.Previous!.Level!, question.Now.Level!),
        question.Change > 0 ? "change-up" : "change-down", question.Now.Level, question.Previous.Level, null);
}
