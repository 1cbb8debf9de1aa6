using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Answers;

/// <summary>Questions whose answer came, went or is missing; nothing when there are none.</summary>
public sealed partial class AnswerList
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Note { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<QuestionResult> Questions { get; set; }

    /// <summary>Says the target instead of the earlier answer.</summary>
    [Parameter]
    public bool ShowTarget { get; set; }
}
