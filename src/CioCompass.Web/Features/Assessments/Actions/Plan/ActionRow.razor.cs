using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>One action of the plan: its status is one click away, the rest of it one more.</summary>
public sealed partial class ActionRow(ActionService actions, CurrentActor currentActor, IJSRuntime js)
{
    private ElementReference edit;
    private bool editing;
    private bool focusEdit;
    private bool wasBegun;
    private bool busy;
    private string said = "";

    [Parameter, EditorRequired]
    public required ActionView Action { get; set; }

    [Parameter, EditorRequired]
    public required QuestionSetView Questions { get; set; }

    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>The browser keeps changes to this action that were not saved: its form opens by itself.</summary>
    [Parameter]
    public bool IsBegun { get; set; }

    [Parameter]
    public EventCallback<ActionView> Changed { get; set; }

    [Parameter]
    public EventCallback<ActionView> Deleted { get; set; }

    private ActionContent Content => Action.Content;

    protected override void OnParametersSet()
    {
        if (IsBegun && !wasBegun && MayEdit)
        {
            editing = true;
        }

        wasBegun = IsBegun;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusEdit)
        {
            focusEdit = false;
            await edit.FocusUnlessTypingAsync(js);
        }
    }

    private void StopEditing() => (editing, focusEdit) = (false, true);

    private Task SavedAsync(ActionView action)
    {
        StopEditing();
        said = PlanStrings.Saved;
        return Changed.InvokeAsync(action);
    }

    private async Task SetAsync(ActionStatus status)
    {
        if (busy || status == Content.Status)
        {
            return;
        }

        busy = true;
        try
        {
            var result = await actions.SetStatusAsync(Action.Id, Content, status, await currentActor.GetAsync(), CancellationToken.None);
            said = result is ActionResult.Saved
                ? PlanStrings.StatusSaved.Fill(ActionTexts.Of(status))
                : PlanTexts.Refusal(result);
            if (Stored(result) is { } stored && !IsLeft)
            {
                await Changed.InvokeAsync(stored);
            }
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>After a conflict the row shows the other person's status: a second click is made knowing it.</summary>
    private static ActionView? Stored(ActionResult result) => result switch
    {
        ActionResult.Saved saved => saved.Action,
        ActionResult.Conflict conflict => conflict.Stored,
        _ => null,
    };

    /// <summary>Without asking first: the page offers to take it back.</summary>
    private async Task DeleteAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await actions.DeleteAsync(Action.Id, await currentActor.GetAsync(), CancellationToken.None);
        busy = false;
        if (IsLeft)
        {
            return;
        }

        if (outcome == ChangeOutcome.NotAllowed)
        {
            said = PlanStrings.NotAllowed;
            return;
        }

        // One that is not found has been deleted by somebody else meanwhile.
        await Deleted.InvokeAsync(Action);
    }
}
