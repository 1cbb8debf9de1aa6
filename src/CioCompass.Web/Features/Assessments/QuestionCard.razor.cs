using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Assessments;

/// <summary>One question of the checklist, with everything that can be entered for it.</summary>
public sealed partial class QuestionCard : IDisposable
{
    private ElementReference card;
    private ResponseEditor? watched;

    [Parameter, EditorRequired]
    public required QuestionView Question { get; set; }

    [Parameter, EditorRequired]
    public required ThemeView Theme { get; set; }

    [Parameter, EditorRequired]
    public required ResponseEditor Editor { get; set; }

    /// <summary>The most telling figure behind the question, if there is one.</summary>
    [Parameter]
    public StatisticView? Figure { get; set; }

    [Parameter, EditorRequired]
    public required string Reader { get; set; }

    /// <summary>The gate is closed for this question.</summary>
    [Parameter]
    public bool IsLocked { get; set; }

    /// <summary>False for readers and in a completed assessment.</summary>
    [Parameter]
    public bool IsEditable { get; set; }

    /// <summary>Asks for the next (1) or the previous (-1) question.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    private ResponseContent Draft => Editor.Draft;

    public ValueTask FocusAsync() => card.FocusAsync();

    public void Dispose()
    {
        if (watched is not null)
        {
            watched.Changed -= Redraw;
        }
    }

    protected override void OnParametersSet()
    {
        if (watched == Editor)
        {
            return;
        }

        Dispose();
        watched = Editor;
        watched.Changed += Redraw;
    }

    private void Redraw() => InvokeAsync(StateHasChanged);

    private Task AnswerAsync(Answer answer) => Editor.ChooseAsync(Draft with { Answer = answer });

    /// <summary>The shortcuts. Text fields keep their keys to themselves.</summary>
    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        switch (key.Key)
        {
            case "j" or "J":
                await OnMove.InvokeAsync(1);
                break;
            case "k" or "K":
                await OnMove.InvokeAsync(-1);
                break;
            case var _ when !IsEditable:
                break;
            case [>= '1' and <= '5' and var digit]:
                await AnswerAsync(Answer.Rated(digit - '0'));
                break;
            case "d" or "D":
                await AnswerAsync(Answer.DontKnow);
                break;
            case "n" or "N":
                await AnswerAsync(Answer.NotApplicable);
                break;
        }
    }
}
