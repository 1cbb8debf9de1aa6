using CioCompass.Core.Accounts;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>Makes, lists and revokes the links to one report.</summary>
public sealed partial class SharePanel(SharedLinkService service, CurrentActor currentActor, NavigationManager navigation)
{
    private IReadOnlyList<SharedLinkView> links = [];
    private (string Label, string Address)? made;
    private UnsavedScope? scope;
    private Actor? actor;
    private string? told;
    private int formNumber;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        actor ??= await currentActor.GetAsync();
        await ReloadAsync();
    }

    private async Task<IReadOnlyList<ShareError>> CreateAsync(NewSharedLink wanted)
    {
        var result = await service.CreateAsync(AssessmentId, wanted, actor!, CancellationToken.None);
        if (result is ShareResult.Invalid invalid)
        {
            return invalid.Errors;
        }

        var shared = result as ShareResult.Shared;
        told = shared is null ? SharingStrings.ErrorGone : null;
        made = shared is null ? null : (shared.Link.Label, navigation.ToAbsoluteUri($"/shared/{shared.Token}").ToString());
        await scope!.SavedAsync();
        formNumber++;
        await ReloadAsync();
        StateHasChanged();
        return [];
    }

    private async Task RevokeAsync(SharedLinkView link)
    {
        told = await service.RevokeAsync(link.Id, actor!, CancellationToken.None)
            ? SharingStrings.Revoked.Fill(link.Label)
            : SharingStrings.ErrorGone;
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (!IsLeft)
        {
            links = await service.ListAsync(AssessmentId, actor!, Leaving);
        }
    }
}
