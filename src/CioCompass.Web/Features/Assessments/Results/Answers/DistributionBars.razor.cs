using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Answers;

/// <summary>Number of questions at each level, 1 to 5 from left to right.</summary>
public sealed partial class DistributionBars
{
    [Parameter, EditorRequired]
    public required Score Score { get; set; }

    private string Words => string.Join(
        ", ",
        Enumerable.Range(1, Question.HighestLevel).Select(l => ResultStrings.DistributionOf.Fill(l, Score.Levels[l])));
}
