using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Assessments.Gates;

/// <summary>
/// Shows why the later themes are shut and the ways on; or who opened them with a reason, and how to take that back. Shows nothing where the gate is
/// open by itself.
/// </summary>
public sealed partial class GatePanel(GateService service, CurrentActor currentActor, IJSRuntime js)
{
    private UnsavedScope? scope;
    private ElementReference title;
    private string reason = "";
    private GateOutcome? outcome;
    private bool opened;
    private bool busy;
    private bool focusTitle;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required GateState Gate { get; set; }

    /// <summary>The reader may open it and take that back.</summary>
    [Parameter]
    public bool MayChange { get; set; }

    /// <summary>Beside each question: further ways to give it a level.</summary>
    [Parameter]
    public RenderFragment<MissingLevel>? Ways { get; set; }

    /// <summary>The gate is not as it was: it is to be read again.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string ShutTitle => Gate.Missing.Count == 1
        ? GatePanelStrings.ShutTitleOne
        : GatePanelStrings.ShutTitleMany.Fill(Gate.Missing.Count);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The button that was pressed is gone: whoever uses the keyboard goes on from what has come in its place.
        if (focusTitle && (Gate.IsShut || Gate.IsOpened))
        {
            focusTitle = false;
            await title.FocusUnlessTypingAsync(js);
        }
    }

    private Task OpenAsync() => DoAsync(opens: true, actor => service.OpenAsync(AssessmentId, reason, actor, CancellationToken.None));

    private Task TakeBackAsync() => DoAsync(opens: false, actor => service.TakeBackAsync(AssessmentId, actor, CancellationToken.None));

    private async Task DoAsync(bool opens, Func<Actor, Task<GateOutcome>> verb)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            outcome = await verb(await currentActor.GetAsync());
            opened = opens;
            if (opens && outcome == GateOutcome.Done && scope is not null)
            {
                await scope.SavedAsync();
            }
        }
        finally
        {
            busy = false;
        }

        if (!IsLeft && outcome is not (GateOutcome.ReasonMissing or GateOutcome.ReasonTooLong))
        {
            focusTitle = outcome == GateOutcome.Done;
            await Changed.InvokeAsync();
        }
    }

    private string Said(GateOutcome said) => said switch
    {
        GateOutcome.Done => opened ? GatePanelStrings.OpenedNow : GatePanelStrings.TakenBackNow,
        GateOutcome.ReasonMissing => GatePanelStrings.ReasonMissing,
        GateOutcome.ReasonTooLong => GatePanelStrings.ReasonTooLong.Fill(GateOpening.ReasonMaxLength),
        GateOutcome.NotShut => GatePanelStrings.NotShut,
        GateOutcome.OpenedMeanwhile => GatePanelStrings.OpenedMeanwhile,
        GateOutcome.NotOpened => GatePanelStrings.NotOpened,
        GateOutcome.Completed => AssessmentStrings.NotSavedCompleted,
        GateOutcome.NotAllowed => AssessmentStrings.NotAllowed,
        GateOutcome.NotFound => AssessmentStrings.GoneText,
        _ => throw new ArgumentOutOfRangeException(nameof(said), said, "No outcome of the gate."),
    };
}
