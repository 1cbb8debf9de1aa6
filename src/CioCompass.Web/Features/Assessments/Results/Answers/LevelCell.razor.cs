using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Answers;

/// <summary>One cell of the heat map.</summary>
public sealed partial class LevelCell
{
    /// <summary>Heading of the column; printed in the cell where the table has become blocks.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Null when the question was not asked then.</summary>
    [Parameter]
    public Reading? Reading { get; set; }

    [Parameter]
    public bool Strong { get; set; }

    private string Class => Reading?.Kind switch
    {
        _ when Reading?.CarriedOver == true => "heat-carried",
        AnswerKind.Rated => $"level-{Reading.Level}",
        AnswerKind.DontKnow => "level-dont-know",
        AnswerKind.NotApplicable => "level-not-applicable",
        AnswerKind.Unanswered => "level-unanswered",
        _ => "level-not-asked",
    };

    private string Symbol => Reading?.Kind switch
    {
        AnswerKind.DontKnow => "?",
        AnswerKind.Unanswered => "○",
        _ => "–",
    };

    private string Word => Reading?.Kind switch
    {
        AnswerKind.DontKnow => ResultStrings.DontKnowShort,
        AnswerKind.Unanswered => ResultStrings.UnansweredShort,
        AnswerKind.NotApplicable => ResultStrings.NotApplicableShort,
        _ => ResultStrings.NotAsked,
    };
}
