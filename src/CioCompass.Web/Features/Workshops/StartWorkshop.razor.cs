using CioCompass.Core.Workshops;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>From an assessment to its workshop: starts one, or goes on with the open one.</summary>
public sealed partial class StartWorkshop(WorkshopService workshops, CurrentActor currentActor, NavigationManager navigation)
{
    private IReadOnlyList<WorkshopListItem> list = [];
    private bool busy;
    private bool refused;

    [Parameter, EditorRequired]
    public Guid AssessmentId { get; set; }

    /// <summary>Whether the reader may answer in the assessment as it stands.</summary>
    [Parameter]
    public bool TakesAnswers { get; set; }

    private WorkshopListItem? Open => list.FirstOrDefault(w => w.Status == WorkshopStatus.Open);

    private IReadOnlyList<WorkshopListItem> Earlier => [.. list.Where(w => w.Status == WorkshopStatus.Closed)];

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync();
        list = actor.MayEdit ? await workshops.ListAsync(AssessmentId, actor, Leaving) : [];
    }

    private async Task StartAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var started = await workshops.StartAsync(AssessmentId, await currentActor.GetAsync(), CancellationToken.None);
        if (IsLeft)
        {
            return;
        }

        if (started.WorkshopId is { } id)
        {
            navigation.NavigateTo($"/workshops/{id}");
            return;
        }

        refused = true;
        busy = false;
    }
}
