using CioCompass.Core.Assessments.Actions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>Actions in columns by status. A card is moved from its menu, which the keyboard and a finger reach, or dragged.</summary>
public sealed partial class BoardView
{
    private bool busy;

    [Parameter, EditorRequired]
    public required ActionBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required ActionQuery Query { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Raised with the action and the status that it is to have.</summary>
    [Parameter]
    public EventCallback<(ActionView Action, ActionStatus To)> Moved { get; set; }

    private async Task MoveAsync(ActionView action, ActionStatus status)
    {
        if (busy || !MayEdit || status == action.Content.Status)
        {
            return;
        }

        busy = true;
        try
        {
            await Moved.InvokeAsync((action, status));
        }
        finally
        {
            busy = false;
        }
    }
}
