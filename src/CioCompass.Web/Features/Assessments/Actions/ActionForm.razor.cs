using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions;

/// <summary>Makes an action, or changes one. What is typed stays until it is saved or given up: a conflict shows both texts.</summary>
public sealed partial class ActionForm(ActionService actions, CurrentActor currentActor)
{
    private readonly Sending sending = new();
    private UnsavedScope? scope;
    private TextInput? first;
    private string assessment = "";
    private string title = "";
    private string owner = "";
    private DateOnly? due;
    private ActionStatus status;
    private string note = "";
    private Guid seen;
    private bool assessmentMissing;
    private ActionResult? result;

    /// <summary>The action to change; null makes one.</summary>
    [Parameter]
    public ActionView? Existing { get; set; }

    /// <summary>The assessment of a new action; null lets the person choose among <see cref="Choices"/>.</summary>
    [Parameter]
    public Guid? AssessmentId { get; set; }

    [Parameter]
    public IReadOnlyList<ActionAssessment>? Choices { get; set; }

    /// <summary>Question that a new action is about; null for the whole assessment.</summary>
    [Parameter]
    public string? QuestionKey { get; set; }

    [Parameter]
    public ActionOrigin Origin { get; set; }

    /// <summary>Title to begin with, for a new action.</summary>
    [Parameter]
    public string Suggestion { get; set; } = "";

    [Parameter]
    public EventCallback<ActionView> Saved { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    private string ScopeKey => Existing is { } existing ? ScopeOf(existing.Id) : ScopeOfNew(AssessmentId, Origin) + QuestionKey;

    private string Heading => Existing is { } existing ? PlanStrings.EditLabel.Fill(existing.Content.Title) : PlanStrings.NewAction;

    /// <summary>Under which the browser keeps what is typed into the form of an action.</summary>
    public static string ScopeOf(Guid action) => $"action-{action:N}";

    /// <summary>The same of a new action; followed by the key of the question, where it is about one.</summary>
    public static string ScopeOfNew(Guid? assessment, ActionOrigin origin) => $"action-new-{assessment:N}-{origin}-";

    /// <summary>Takes over the action once: later changes of others must not overwrite what is typed.</summary>
    protected override void OnInitialized()
    {
        if (Existing is { } existing)
        {
            Take(existing);
        }
        else
        {
            title = Suggestion;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await first!.FocusUnlessTypingAsync();
        }
    }

    private ActionContent Entered => new(title, owner, due, status, note);

    private Task SaveAsync() => SaveAsync(seen);

    private Task OverwriteAsync(ActionView stored) => SaveAsync(stored.Version);

    /// <summary>Puts what is stored into the fields.</summary>
    private void Take(ActionView stored)
    {
        (title, owner, due, status, note) = stored.Content;
        seen = stored.Version;
        result = null;
    }

    /// <summary>A save is finished even when the form is being left: it is not bound to its token.</summary>
    private async Task SaveAsync(Guid version)
    {
        var assessmentId = AssessmentId ?? (Guid.TryParse(assessment, out var chosen) ? chosen : null);
        assessmentMissing = Existing is null && assessmentId is null;
        if (!assessmentMissing)
        {
            await sending.RunAsync(
                () => (assessmentId, Entered, version), () => SaveAsync(assessmentId ?? Guid.Empty, version), Existing is null ? scope : null);
        }
    }

    /// <returns>Whether it was saved.</returns>
    private async Task<bool> SaveAsync(Guid assessmentId, Guid version)
    {
        var actor = await currentActor.GetAsync();
        result = Existing is { } existing
            ? await actions.ChangeAsync(existing.Id, version, Entered, actor, CancellationToken.None)
            : await actions.CreateAsync(new NewAction(assessmentId, QuestionKey, Origin, Entered) { Id = sending.Id }, actor, CancellationToken.None);
        if (result is ActionResult.Saved && scope is not null)
        {
            await scope.SavedAsync();
        }

        if (result is ActionResult.Saved saved && !IsLeft)
        {
            await Saved.InvokeAsync(saved.Action);
        }

        return result is ActionResult.Saved;
    }

    private async Task CancelAsync()
    {
        await scope!.DiscardAsync();
        await Cancelled.InvokeAsync();
    }

    /// <summary>A page may show several forms at once.</summary>
    private string Id(string field) =>
        $"{field}-{(Existing is { } existing ? existing.Id.ToString("N") : $"{Origin}-{QuestionKey ?? "new"}".ToLowerInvariant())}";

    private string? Invalid(params ActionError[] errors) => Wrong(errors).Any() ? "true" : null;

    private string ErrorOf(params ActionError[] errors) => string.Join(' ', Wrong(errors).Select(PlanTexts.Of));

    private IEnumerable<ActionError> Wrong(ActionError[] errors) =>
        result is ActionResult.Invalid invalid ? invalid.Errors.Intersect(errors) : [];
}
