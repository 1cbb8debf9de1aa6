using System.Globalization;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions;

/// <summary>Makes an action, or changes one. What is typed stays until it is saved or given up: a conflict shows both texts.</summary>
public sealed partial class ActionForm(ActionService actions, CurrentActor currentActor) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ElementReference first;
    private string assessment = "";
    private string title = "";
    private string owner = "";
    private DateOnly? due;
    private ActionStatus status;
    private string note = "";
    private Guid seen;
    private bool assessmentMissing;
    private bool busy;
    private ActionResult? result;

    /// <summary>The action to change; null makes one.</summary>
    [Parameter]
    public ActionView? Existing { get; set; }

    /// <summary>The assessment of a new action; null lets the person choose among <see cref="Choices"/>.</summary>
    [Parameter]
    public Guid? AssessmentId { get; set; }

    [Parameter]
    public IReadOnlyList<ActionAssessment>? Choices { get; set; }

    /// <summary>What a new action is about; null for the whole assessment.</summary>
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

    private string Heading => Existing is { } existing ? PlanTexts.Fill(PlanStrings.EditLabel, existing.Content.Title) : PlanStrings.NewAction;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <summary>Once: what others change meanwhile must not overwrite what is typed.</summary>
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
            await first.FocusAsync();
        }
    }

    private Task SaveAsync() => SaveAsync(seen);

    private Task OverwriteAsync(ActionView stored) => SaveAsync(stored.Version);

    /// <summary>Puts what is stored into the fields.</summary>
    private void Take(ActionView stored)
    {
        (title, owner, due, status, note) = stored.Content;
        seen = stored.Version;
        result = null;
    }

    private async Task SaveAsync(Guid version)
    {
        var assessmentId = AssessmentId ?? (Guid.TryParse(assessment, out var chosen) ? chosen : null);
        assessmentMissing = Existing is null && assessmentId is null;
        if (busy || assessmentMissing)
        {
            return;
        }

        busy = true;
        try
        {
            var actor = await currentActor.GetAsync();
            var content = new ActionContent(title, owner, due, status, note);
            result = Existing is { } existing
                ? await actions.ChangeAsync(existing.Id, version, content, actor, gone.Token)
                : await actions.CreateAsync(new NewAction(assessmentId!.Value, QuestionKey, Origin, content), actor, gone.Token);
        }
        finally
        {
            busy = false;
        }

        if (result is ActionResult.Saved saved)
        {
            await Saved.InvokeAsync(saved.Action);
        }
    }

    /// <summary>A page may show several forms at once.</summary>
    private string Id(string field) =>
        $"{field}-{(Existing is { } existing ? existing.Id.ToString("N") : $"{Origin}-{QuestionKey ?? "new"}".ToLowerInvariant())}";

    private string? Invalid(params ActionError[] errors) => Wrong(errors).Any() ? "true" : null;

    private string ErrorOf(params ActionError[] errors) => string.Join(' ', Wrong(errors).Select(PlanTexts.Of));

    private IEnumerable<ActionError> Wrong(ActionError[] errors) =>
        result is ActionResult.Invalid invalid ? invalid.Errors.Intersect(errors) : [];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
