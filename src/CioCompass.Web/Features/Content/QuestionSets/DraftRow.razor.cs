using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Content.QuestionSets;

/// <summary>One theme or question of the draft: how it stands, and what can be done with it.</summary>
public sealed partial class DraftRow(IJSRuntime js)
{
    private ElementReference edit;
    private ElementReference move;
    private int focused;

    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public string Number { get; set; } = "";

    [Parameter]
    public bool IsTheme { get; set; }

    /// <summary>Number of problems to solve before it can be published.</summary>
    [Parameter]
    public int Problems { get; set; }

    /// <summary>False for the first.</summary>
    [Parameter]
    public bool CanMoveUp { get; set; }

    /// <summary>Another number than before, and not zero, puts the focus here: a row that has moved would lose it.</summary>
    [Parameter]
    public int Focus { get; set; }

    [Parameter]
    public EventCallback MoveUp { get; set; }

    /// <summary>To another theme; of no use where there is one theme only.</summary>
    [Parameter]
    public EventCallback MoveTo { get; set; }

    [Parameter]
    public EventCallback Remove { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Focus != focused)
        {
            focused = Focus;
            if (Focus != 0)
            {
                await (CanMoveUp ? move : edit).FocusUnlessTypingAsync(js);
            }
        }
    }
}
