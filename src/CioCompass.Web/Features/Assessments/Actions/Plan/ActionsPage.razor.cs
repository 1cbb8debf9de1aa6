using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Components.Working;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>The action plan over all assessments that the reader sees; its filter is in the address.</summary>
public sealed partial class ActionsPage(
    ActionPlan plan, ActionService actions, QuestionCatalog catalog, UnsavedWork unsaved, CurrentActor currentActor, NavigationManager navigation)
{
    private IReadOnlyList<ActionAssessment> assessments = [];
    private IReadOnlyList<IGrouping<DueGroup, ActionView>> groups = [];
    private ActionBoard? board;
    private QuestionSetView questions = default!;
    private Actor? actor;
    private (ActionQuery Query, string? Page)? read;
    private bool adding;
    private bool hasAskedBrowser;
    private IReadOnlyList<string> begun = [];
    private string? message;
    private UndoOffer? undo;

    [SupplyParameterFromQuery]
    public string? Organisation { get; set; }

    [SupplyParameterFromQuery]
    public string? Assessment { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Owner { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>Text, so that a broken link shows the first page and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>Read anew by the circuit: a page of notes exceeds what SignalR takes in one message.</summary>
    private ActionPage? Shown { get; set; }

    private ActionQuery Query => new(Organisation, Assessment, Status, Owner, Q) { IsBoard = View == ActionQuery.Board };

    private bool MayEdit => actor?.MayEdit == true;

    private string Lede => Shown?.Counts switch
    {
        { Total: > 0, Open: 0 } => PlanStrings.LedeClosed,
        { Total: > 0, Overdue: 0 } counts => PlanStrings.LedeOpen.Fill(counts.Open, counts.Total),
        { Total: > 0 } counts => PlanStrings.LedeOverdue.Fill(counts.Open, counts.Total, counts.Overdue),
        _ => PlanStrings.Lede,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (read == (Query, Page))
        {
            return;
        }

        read = (Query, Page);
        (adding, message) = (false, null);
        actor = await currentActor.GetAsync();
        questions = await catalog.CurrentAsync(Leaving);
        assessments = await plan.AssessmentsAsync(Query.Filter.AssessmentId, actor, Leaving);
        await ReadAsync();
        if (Shown is null)
        {
            navigation.NotFound();
        }
    }

    /// <summary>Forms that were left half filled in are open again. Not the first rendering: a database on a server answers after it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!hasAskedBrowser && Shown is not null && MayEdit)
        {
            hasAskedBrowser = true;
            begun = await unsaved.FindAsync("action-");
            adding |= begun.Contains(ActionForm.ScopeOfNew(Query.Filter.AssessmentId, ActionOrigin.Own));
            StateHasChanged();
        }
    }

    private async Task ReadAsync()
    {
        if (IsLeft)
        {
            return;
        }

        if (Query.IsBoard)
        {
            board = await plan.BoardAsync(Query.Filter, actor!, Leaving);
            (Shown, groups) = (board is null ? null : new ActionPage([], board.Counts, 1, board.Today), []);
            return;
        }

        board = null;
        var page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        Shown = await plan.PageAsync(Query.Filter, page, actor!, Leaving);
        groups = Shown is null ? [] : [.. Shown.Items.GroupBy(i => i.GroupOn(Shown.Today))];
    }

    private async Task AddedAsync(ActionView action)
    {
        adding = false;
        message = PlanStrings.Added.Fill(action.Content.Title);
        await ReadAsync();
    }

    /// <summary>
    /// The row stays where it is, so that nothing jumps from under the pointer and one can change one's mind; the next visit to the page
    /// puts it into its group. Only the numbers above are read again.
    /// </summary>
    private async Task ChangedAsync(ActionView action)
    {
        message = null;
        groups = [.. groups.SelectMany(g => g.Select(a => (g.Key, Action: a.Id == action.Id ? action : a))).GroupBy(a => a.Key, a => a.Action)];
        if (await plan.PageAsync(Query.Filter, Shown!.Page, actor!, Leaving) is { } now)
        {
            Shown = Shown with { Counts = now.Counts, Total = now.Total };
        }
    }

    private async Task DeletedAsync(ActionView action)
    {
        message = null;
        undo?.Show(this, PlanStrings.Deleted.Fill(action.Content.Title), () => BringBackAsync(action));
        await ReadAsync();
    }

    /// <summary>Another column is another status; what others changed of the text meanwhile stays.</summary>
    private async Task MovedAsync((ActionView Action, ActionStatus To) move)
    {
        var result = await actions.SetStatusAsync(move.Action.Id, move.Action.Content, move.To, actor!, CancellationToken.None);
        message = result is ActionResult.Saved ? null : PlanTexts.Refusal(result);
        if (result is ActionResult.Saved saved)
        {
            undo?.Show(
                this,
                PlanStrings.Moved.Fill(saved.Action.Content.Title, ActionTexts.Of(move.To)),
                () => TakeBackAsync(saved.Action, move.Action.Content.Status));
        }

        await ReadAsync();
    }

    private async Task TakeBackAsync(ActionView action, ActionStatus before)
    {
        var result = await actions.SetStatusAsync(action.Id, action.Content, before, actor!, CancellationToken.None);
        message = result is ActionResult.Saved ? PlanStrings.Moved.Fill(action.Content.Title, ActionTexts.Of(before)) : PlanTexts.Refusal(result);
        await ReadAsync();
    }

    private async Task BringBackAsync(ActionView action)
    {
        var outcome = await actions.UndoDeleteAsync(action.Id, actor!, CancellationToken.None);
        message = outcome == ChangeOutcome.Done ? PlanStrings.Restored.Fill(action.Content.Title) : AssessmentTexts.Of(outcome);
        await ReadAsync();
    }
}
