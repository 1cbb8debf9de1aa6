using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Components.Working;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>The checklist of one assessment, a theme at a time. The editors outlive a change of theme, so nothing typed is lost by it.</summary>
public sealed partial class ChecklistPage(
    AssessmentService assessments, AnswerService answers, AgreementService agreements, StatisticCatalog statistics, CurrentActor currentActor,
    IAssessmentPart<WorkshopPlace> workshop, NavigationManager navigation, UnsavedWork unsaved, IJSRuntime js, TimeProvider clock, ILogger<ChecklistPage> logger)
{
    private readonly Dictionary<string, ResponseEditor> editors = new(StringComparer.Ordinal);
    private StatisticsView? published;
    private IReadOnlyDictionary<string, Answer> agreed = new Dictionary<string, Answer>();
    private ThemeView? current;
    private Actor? actor;
    private IJSObjectReference? module;
    private ChangeOutcome? outcome;
    private bool unsavedBlocks;
    private string? shown;
    private UndoOffer? undo;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Theme { get; set; }

    /// <summary>
    /// The loaded assessment. The circuit reads it anew: handed over as [PersistentState], questions and notes exceed the 32 KB that SignalR takes in
    /// one message, and the page would never come alive.
    /// </summary>
    private AssessmentView? View { get; set; }

    private int AnsweredCount => ChecklistProgress.Answered(View!, View!.QuestionSet.Questions);

    private string ProgressText => ResultSentences.Answered(View!.Score);

    private bool IsLocked => View!.Gate.Locked.Contains(current!.Key);

    /// <summary>
    /// Whether to show the gate: where it is shut or was opened with a reason; in the inventory itself once everything there is answered, and not
    /// with a level.
    /// </summary>
    private bool ShowsGate => View!.Gate is var gate
        && (gate.Behind.Contains(current!.Key) || (gate.IsOpened && gate.Missing.Count == 0)
            || (gate.Missing.Count > 0 && gate.Missing.All(m => m.Answer != Answer.Unanswered)));

    /// <summary>Keys of the themes in which an entry could not be saved.</summary>
    private IReadOnlySet<string> TroubledThemes =>
        editors.Values.Where(e => e.NeedsAttention).Select(e => View!.QuestionSet.ThemeOf(e.QuestionKey).Key).ToHashSet();

    private string ScopeKey => $"checklist-{Id:N}";

    private bool HasUnsaved => editors.Values.Any(e => e.IsUnsaved);

    private ThemeView? Next => View!.QuestionSet.Themes.FirstOrDefault(t => t.Order > current!.Order);

    private string CompletedOn => View!.CompletedAt is { } at ? Moments.Day(at) : "";

    protected override async ValueTask LeaveAsync()
    {
        await FlushAsync();
        foreach (var editor in editors.Values)
        {
            editor.Dispose();
        }

        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has left; its listeners went with it.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        actor ??= await currentActor.GetAsync();
        published ??= await statistics.CurrentAsync(Leaving);
        if (View?.Id != Id)
        {
            await FlushAsync();
            editors.Clear();
            View = null;
            await ReloadAsync();
        }
        else if (current is not null && Theme is not null && Theme != current.Key)
        {
            await FlushAsync();
            await ReloadAsync();
        }

        if (View is not null)
        {
            current = ChecklistProgress.ThemeFor(View, Theme ?? current?.Key);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (View is null || current is null)
        {
            return;
        }

        if (shown != current.Key)
        {
            // A question in the address comes first. Without a theme in it the person comes back to where they stopped.
            var resumes = shown is null && Theme is null && View.TakesAnswers && AnsweredCount > 0;
            shown = current.Key;
            var place = new Uri(navigation.Uri).Fragment.TrimStart('#');
            var question = current.Questions.FirstOrDefault(q => q.Key == place)
                ?? (resumes ? ChecklistProgress.FirstUnanswered(View, current) : null);
            if (question is not null)
            {
                module ??= await js.InvokeAsync<IJSObjectReference>("import", Leaving, "./" + Assets["js/checklist.js"]);
                await module.InvokeVoidAsync("resume", Leaving, question.Key);
            }
        }
    }

    private async Task ReloadAsync()
    {
        View = await assessments.FindAsync(Id, actor!, Leaving);
        if (View is null)
        {
            navigation.NotFound();
            return;
        }

        agreed = await agreements.AgreedAsync(Id, actor!, Leaving);
        foreach (var (key, editor) in editors)
        {
            editor.Refresh(View.Responses.GetValueOrDefault(key));
        }
    }

    private ResponseEditor EditorOf(string key)
    {
        if (!editors.TryGetValue(key, out var editor))
        {
            var assessment = Id;
            editor = new ResponseEditor(key, View!.Responses.GetValueOrDefault(key), SaveAsync, InvokeAsync, clock, logger);
            editor.Changed += OnEditorChanged;
            editors.Add(key, editor);

            // Finished even when the page is being left: not bound to its token.
            Task<SaveResult> SaveAsync(string question, ResponseContent seen, ResponseContent wanted) =>
                answers.SaveAsync(assessment, question, seen, wanted, actor!, CancellationToken.None);
        }

        return editor;
    }

    private void OnEditorChanged(ResponseEditor editor)
    {
        if (editor.Stored is { } stored)
        {
            View = View!.With(editor.QuestionKey, stored);
        }

        if (editor is { Status: SaveStatus.Saved, IsUnsaved: false })
        {
            _ = InvokeAsync(() => unsaved.SavedAsync(ScopeKey, ResponseFields.Typed(editor.QuestionKey, editor.Draft)));
        }

        _ = InvokeAsync(StateHasChanged);
    }

    private Task FlushAsync() => Task.WhenAll(editors.Values.Where(e => e.IsUnsaved).Select(e => e.FlushAsync()));

    private async Task CompleteAsync()
    {
        await FlushAsync();
        unsavedBlocks = HasUnsaved;
        if (!unsavedBlocks)
        {
            await ShowAsync(await assessments.CompleteAsync(Id, actor!, CancellationToken.None));
        }
    }

    /// <summary>Reopens, also while something is not saved: reopening is what lets it be saved.</summary>
    private async Task ReopenAsync()
    {
        await ShowAsync(await assessments.ReopenAsync(Id, actor!, CancellationToken.None));
        await FlushAsync();
    }

    /// <summary>Reloads, and tries the answers again that could not be saved because their theme was locked.</summary>
    private async Task GateChangedAsync()
    {
        await ReloadAsync();
        await FlushAsync();
    }

    private async Task CountAsTrialAsync(bool isTrial)
    {
        var result = await assessments.CountAsTrialAsync(Id, isTrial, actor!, CancellationToken.None);
        await ShowAsync(result);
        if (result == ChangeOutcome.Done)
        {
            undo?.Show(this, isTrial ? AssessmentStrings.MarkedAsTrial : AssessmentStrings.CountedAgain, () => TakeBackTrialAsync(isTrial));
        }
    }

    private async Task TakeBackTrialAsync(bool wasMade) =>
        await ShowAsync(await assessments.CountAsTrialAsync(Id, !wasMade, actor!, CancellationToken.None));

    private async Task ShowAsync(ChangeOutcome result)
    {
        if (IsLeft)
        {
            return;
        }

        outcome = result == ChangeOutcome.Done ? null : result;
        await ReloadAsync();
    }

    private Answer? AgreedOn(QuestionView question) => agreed.TryGetValue(question.Key, out var answer) ? answer : null;

    private StatisticView? StatisticOf(QuestionView question) =>
        question.Evidence.Select(key => published!.Find(key)).FirstOrDefault(f => f is not null);
}
