using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Upgrades;

/// <summary>Shows the changes that a later version of the questions would make in one assessment, and makes them.</summary>
public sealed partial class UpgradePage(UpgradeService service, CurrentActor currentActor, NavigationManager navigation)
{
    private UpgradeView? view;
    private UpgradeOutcome? refused;
    private bool busy;

    [Parameter]
    public Guid Id { get; set; }

    private string Address => $"/assessments/{Id}";

    protected override async Task OnInitializedAsync()
    {
        view = await service.FindAsync(Id, await currentActor.GetAsync(), Leaving);
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private async Task UpgradeAsync()
    {
        busy = true;
        var actor = await currentActor.GetAsync();
        var outcome = await service.UpgradeAsync(Id, view!.ToSetId, actor, CancellationToken.None);
        if (IsLeft)
        {
            return;
        }

        if (outcome == UpgradeOutcome.Done)
        {
            navigation.NavigateTo(Address);
            return;
        }

        refused = outcome;
        view = await service.FindAsync(Id, actor, Leaving) ?? view;
        busy = false;
    }
}
