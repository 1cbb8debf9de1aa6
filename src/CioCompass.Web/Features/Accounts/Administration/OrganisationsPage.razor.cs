using System.Globalization;
using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Accounts.Administration;

/// <summary>The client organisations: add, rename, delete.</summary>
public sealed partial class OrganisationsPage(OrganisationService service, CurrentActor current, IDialogService dialogs) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor actor = default!;
    private IReadOnlyList<OrganisationListItem>? organisations;
    private OrganisationListItem? renamed;
    private ElementReference nameField;
    private string name = "";
    private string? nameError;
    private string? problem;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        await LoadAsync();
    }

    private static string Format(string text, object value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private async Task LoadAsync() => organisations = await service.ListAsync(actor, leaving.Token);

    private async Task BeginRename(OrganisationListItem organisation)
    {
        (renamed, name, nameError) = (organisation, organisation.Name, null);
        await nameField.FocusAsync();
    }

    private void EndRename() => (renamed, name, nameError) = (null, "", null);

    private async Task SaveAsync()
    {
        var outcome = renamed is null
            ? await service.CreateAsync(name, actor, leaving.Token)
            : await service.RenameAsync(renamed.Id, name, actor, leaving.Token);
        nameError = outcome switch
        {
            OrganisationOutcome.NameInvalid => AdministrationStrings.OrganisationNameInvalid,
            OrganisationOutcome.NameTaken => AdministrationStrings.OrganisationNameTaken,
            _ => null,
        };
        if (nameError is null)
        {
            problem = outcome == OrganisationOutcome.Done ? null : AdministrationStrings.ErrorNotFound;
            EndRename();
            await LoadAsync();
        }
    }

    private async Task DeleteAsync(OrganisationListItem organisation)
    {
        var confirmed = await dialogs.ShowMessageBoxAsync(
            Format(AdministrationStrings.OrganisationDeleteTitle, organisation.Name),
            Format(AdministrationStrings.OrganisationDeleteText, organisation.Assessments),
            yesText: AdministrationStrings.OrganisationDelete, cancelText: AdministrationStrings.Cancel);
        if (confirmed == true)
        {
            // Confirmed is confirmed, also for whoever leaves the page at once.
            var outcome = await service.DeleteAsync(organisation.Id, actor, CancellationToken.None);
            problem = outcome == OrganisationOutcome.Done ? null : AdministrationStrings.ErrorNotFound;
            EndRename();
            await LoadAsync();
        }
    }
}
