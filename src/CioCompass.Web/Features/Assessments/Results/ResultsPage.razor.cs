using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results;

public sealed partial class ResultsPage(
    ResultsService service, ActionService actions, AgreementService agreements, QuestionCatalog catalog, CurrentActor currentActor,
    IAssessmentPart<RoomPlace> agreed, IAssessmentPart<DownloadsPlace> downloads, NavigationManager navigation)
{
    /// <summary>Value of <c>?view=</c> that replaces the charts by their tables.</summary>
    public const string TableView = "table";

    /// <summary>More actions than this are read anew by the circuit: they exceed what SignalR takes in one message.</summary>
    private const int KeptAtMost = 24;

    private IReadOnlyList<ActionView> allActions = [];
    private RoomAgreement room = RoomAgreement.None;
    private (Guid Id, string? Compare)? shown;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Id of the earlier assessment to compare with; text, so that a broken link shows a notice and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Compare { get; set; }

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>Results that prerendering read, so that the circuit need not read them again.</summary>
    [PersistentState]
    public ResultsData? Stored { get; set; }

    /// <summary>Actions that prerendering read, without notes, which the page does not show.</summary>
    [PersistentState]
    public IReadOnlyList<ActionView>? StoredActions { get; set; }

    private ResultsView? Results { get; set; }

    private IReadOnlyList<ActionView> Actions => [.. allActions.Where(a => a.AssessmentId == Id)];

    /// <summary>Actions of the assessment compared with, and those that other earlier ones have left open.</summary>
    private IReadOnlyList<ActionView> EarlierActions => [.. allActions.Where(a => a.AssessmentId != Id)];

    private IReadOnlyDictionary<string, string> Changes => room.Agreed.Where(a => a.Changed is not null)
        .ToDictionary(a => a.QuestionKey, a => AgreementTexts.Of(a.Changed!), StringComparer.Ordinal);

    private RoomPlace Room =>
        new(Id, Results!.QuestionSet, room, Actions, EventCallback.Factory.Create(this, ReadActionsAsync), Results.Data.MayEdit);

    private bool ShowsCharts => View != TableView;

    private string CompareNotFoundText => Results?.Data.Previous is { } previous
        ? ResultStrings.CompareNotFound.Fill(Days.Month(previous.HeldOn))
        : ResultStrings.CompareNotFoundNone;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Id, Compare))
        {
            return;
        }

        var isRestored = shown is null && Stored?.Assessment.Id == Id;
        shown = (Id, Compare);
        Results = isRestored
            ? ResultsView.Of(Stored!, await catalog.SetAsync(Stored!.QuestionSetId, Leaving))
            : await FindAsync();
        if (Results is null)
        {
            navigation.NotFound();
            return;
        }

        Stored = Results.Data;
        room = await agreements.FindAsync(Id, await currentActor.GetAsync(), Leaving);
        if (isRestored && StoredActions is { } kept)
        {
            allActions = kept;
        }
        else
        {
            await ReadActionsAsync();
        }
    }

    /// <summary>Reads the actions of this assessment and of the one compared with, and those that other earlier ones have left open.</summary>
    private async Task ReadActionsAsync()
    {
        var actor = await currentActor.GetAsync();
        var found = await actions.ForAsync(Id, actor, Leaving);
        var open = await actions.OpenBeforeAsync(Id, actor, Leaving);
        allActions = Results!.Data.Previous is { } previous
            ? [.. found, .. await actions.ForAsync(previous.Id, actor, Leaving), .. open.Where(a => a.AssessmentId != previous.Id)]
            : [.. found, .. open];
        StoredActions = allActions.Count > KeptAtMost
            ? null
            : [.. allActions.Select(a => a with { Content = a.Content with { Note = "" } })];
    }

    /// <summary>A comparison that is no id at all is one that does not exist.</summary>
    private async Task<ResultsView?> FindAsync()
    {
        Guid? compareId = Compare is null ? null : Guid.TryParse(Compare, out var id) ? id : Guid.Empty;
        return await service.FindAsync(Id, compareId, await currentActor.GetAsync(), Leaving);
    }
}
