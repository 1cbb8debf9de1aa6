using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Themes;

/// <summary>One group of questions as a row of numbers.</summary>
public sealed partial class ThemeRow
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required Standing Standing { get; set; }

    [Parameter]
    public bool ShowStrip { get; set; }

    private Score Now => Standing.Now;

    private string RangeText => Now.Kind switch
    {
        ScoreKind.None => ResultStrings.NotApplicableShort,
        ScoreKind.Exact => "–",
        _ => ResultFormat.Range(Now.Low!.Value, Now.High!.Value),
    };
}
