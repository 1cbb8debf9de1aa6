using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Assessments;

/// <summary>The assessments that the reader may see, the latest first; organisation and page are in the address.</summary>
public sealed partial class AssessmentList(
    AssessmentService assessments, OrganisationService organisationService, CurrentActor current, IDialogService dialogs,
    NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor actor = default!;
    private AssessmentPage? page;
    private IReadOnlyList<OrganisationListItem> organisations = [];

    [SupplyParameterFromQuery(Name = "organisation")]
    private Guid? OrganisationId { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private NavigationManager Navigation => navigation;

    private int Number => Math.Clamp(PageNumber ?? 1, 1, Math.Max(1, page?.Pages ?? 1));

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        actor = await current.GetAsync();
        organisations = await organisationService.ListAsync(actor, leaving.Token);
        await LoadAsync();
    }

    private static string Format(string text, string value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private async Task LoadAsync() => page = await assessments.ListAsync(actor, OrganisationId, PageNumber ?? 1, leaving.Token);

    private async Task DeleteAsync(AssessmentListItem item)
    {
        var confirmed = await dialogs.ShowMessageBoxAsync(
            Format(AssessmentStrings.DeleteTitle, item.Title), AssessmentStrings.DeleteText,
            yesText: AssessmentStrings.Delete, cancelText: AssessmentStrings.Cancel);
        if (confirmed == true)
        {
            await assessments.DeleteAsync(item.Id, actor, leaving.Token);
            await LoadAsync();
        }
    }
}
