using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Answers;

/// <summary>
/// Every question with its level before and now. Colour carries the level, and the number is printed in it; the three answers that are
/// no level have each a pattern and a word.
/// </summary>
public sealed partial class HeatMap
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>Sentences on the changes to agreed answers since, by question key.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Changes { get; set; } = new Dictionary<string, string>();

    private bool HasPrevious => Results.Data.Previous is not null;

    private string QuestionAddress(QuestionResult question) =>
        $"/assessments/{Results.Data.Assessment.Id}?theme={question.ThemeKey}#{question.Question.Key}";

    private static string ChangeText(QuestionResult question) => question.Movement switch
    {
        Movement.Up or Movement.Down => ResultFormat.Signed(question.Change!.Value),
        _ => ResultFormat.Movement(question),
    };

    private static string ChangeClass(QuestionResult question) => question.Movement switch
    {
        Movement.Up => "change-up",
        Movement.Down => "change-down",
        _ => "change-same",
    };

    private static string? ConfidenceText(Confidence? confidence) => confidence switch
    {
        Confidence.Low => ResultStrings.ConfidenceLow,
        Confidence.Medium => ResultStrings.ConfidenceMedium,
        Confidence.High => ResultStrings.ConfidenceHigh,
        _ => null,
    };
}
