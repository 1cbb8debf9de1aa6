using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Assessments.Actions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Changes;

/// <summary>Gaps of the questions to their targets, and questions of which nobody can say.</summary>
public sealed partial class GapsFigure(UnsavedWork unsaved)
{
    /// <summary>The question whose action is being made.</summary>
    private string? making;

    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>The dot plot; otherwise its table.</summary>
    [Parameter]
    public bool ShowChart { get; set; }

    /// <summary>Actions of the assessment, on whatever question.</summary>
    [Parameter]
    public IReadOnlyList<ActionView> Actions { get; set; } = [];

    [Parameter]
    public EventCallback ActionsChanged { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Results.Data.MayEdit && await QuestionActions.BegunAsync(unsaved, Results.Data.Assessment.Id, ActionOrigin.Gap) is { } begun)
        {
            making ??= begun;
            StateHasChanged();
        }
    }

    private IReadOnlyList<ActionView> ActionsOf(string questionKey) => [.. Actions.Where(a => a.QuestionKey == questionKey)];

    private QuestionResult GapOf(string questionKey) => Results.Gaps.First(q => q.Question.Key == questionKey);

    private void Open(string questionKey, bool open) => making = open ? questionKey : null;

    private async Task MadeAsync()
    {
        await ActionsChanged.InvokeAsync();
        making = null;
    }

    /// <summary>A title to begin with: the way from the level to the target.</summary>
    private static string Suggestion(QuestionResult question) => PlanTexts.Suggestion(PlanStrings.SuggestGap.Fill(question.Now.Level, question.Now.Target, LevelNames.Of(question.Now.Target!.Value), question.Question.Text));

    private static StripRow Row(QuestionResult question) => new(
        question.Question.Key, question.Question.Text.ToString(), ResultFormat.Levels(question.Gap!.Value),
        ResultStrings.FromTo.Fill(question.Now.Level!, question.Now.Target!)
            + (question.Now.CarriedOver ? $" ({ResultStrings.CarriedOver})" : ""),
        "", question.Now.OwnLevel, null, question.Now.Target)
    {
        Carried = question.Now.CarriedOver ? question.Now.Level : null,
    };
}
