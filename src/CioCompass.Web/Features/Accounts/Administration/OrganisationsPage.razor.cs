using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Accounts.Administration;

/// <summary>The client organisations: find, add, rename, delete.</summary>
public sealed partial class OrganisationsPage(OrganisationService service, UnsavedWork unsaved, CurrentActor current, IDialogService dialogs)
{
    private const string Path = "/admin/organisations";

    /// <summary>Beginning of the keys under which the browser keeps a name that is not saved.</summary>
    private const string ScopePrefix = "organisation-";

    private readonly Sending sending = new();
    private Actor actor = default!;
    private ListPage<OrganisationListItem>? organisations;
    private ListQuery? read;
    private bool hasAskedBrowser;
    private OrganisationListItem? renamed;
    private UnsavedScope? scope;
    private TextInput? nameField;
    private bool focusName;
    private string name = "";
    private string? nameError;
    private string? problem;
    private string? message;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <inheritdoc cref="ListQuery"/>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    private ListQuery Query => new(Path, Q, Page);

    private string ScopeKey => ScopeOf(renamed?.Id);

    protected override async Task OnInitializedAsync() => actor = await current.GetAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (read != Query)
        {
            (read, problem, message) = (Query, null, null);
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusName)
        {
            focusName = false;
            await nameField!.FocusUnlessTypingAsync();
        }

        // Not the first rendering: a database on a server answers after it.
        if (!hasAskedBrowser && organisations is not null)
        {
            hasAskedBrowser = true;
            await ResumeAsync();
        }
    }

    /// <summary>A name that was left half changed is being changed again, on whatever page its organisation is.</summary>
    private async Task ResumeAsync()
    {
        var begun = (await unsaved.FindAsync(ScopePrefix)).Select(IdOf).OfType<Guid>().ToList();
        if (!IsLeft
            && await service.FirstAsync(begun, actor, Leaving) is { } organisation
            && renamed is null)
        {
            BeginRename(organisation);
            StateHasChanged();
        }
    }

    private static string ScopeOf(Guid? organisation) => ScopePrefix + (organisation?.ToString("N") ?? "new");

    /// <returns>Null for that of a new one.</returns>
    private static Guid? IdOf(string scope) => Guid.TryParseExact(scope[ScopePrefix.Length..], "N", out var id) ? id : null;

    private async Task LoadAsync()
    {
        if (!IsLeft)
        {
            organisations = await service.PageAsync(Query.Q, Query.Number, actor, Leaving);
        }
    }

    private void BeginRename(OrganisationListItem organisation) =>
        (renamed, name, nameError, focusName) = (organisation, organisation.Name, null, true);

    private void EndRename() => (renamed, name, nameError) = (null, "", null);

    private async Task CancelRenameAsync()
    {
        await scope!.DiscardAsync();
        EndRename();
    }

    private Task SaveAsync() => sending.RunAsync(() => (renamed?.Id, name), TrySaveAsync, renamed is null ? scope : null);

    /// <returns>Whether it was saved.</returns>
    private async Task<bool> TrySaveAsync()
    {
        var sent = name;
        var outcome = renamed is null
            ? await service.CreateAsync(sending.Id, sent, actor, CancellationToken.None)
            : await service.RenameAsync(renamed.Id, sent, actor, CancellationToken.None);
        nameError = outcome switch
        {
            OrganisationOutcome.NameInvalid => AdministrationStrings.OrganisationNameInvalid,
            OrganisationOutcome.NameTaken => AdministrationStrings.OrganisationNameTaken,
            _ => null,
        };
        if (nameError is null)
        {
            await scope!.SavedAsync();
            Say(outcome, renamed is null ? AdministrationStrings.OrganisationAdded : AdministrationStrings.OrganisationRenamed, sent);
            if (name == sent)
            {
                EndRename();
            }

            await LoadAsync();
        }

        return outcome == OrganisationOutcome.Done;
    }

    private async Task DeleteAsync(OrganisationListItem organisation)
    {
        var confirmed = await dialogs.ShowMessageBoxAsync(
            AdministrationStrings.OrganisationDeleteTitle.Fill(organisation.Name),
            AdministrationStrings.OrganisationDeleteText.Fill(organisation.Assessments),
            yesText: AdministrationStrings.OrganisationDelete, cancelText: AdministrationStrings.Cancel);
        if (confirmed == true)
        {
            // Confirmed is confirmed, also for whoever leaves the page at once.
            var outcome = await service.DeleteAsync(organisation.Id, actor, CancellationToken.None);
            Say(outcome, AdministrationStrings.OrganisationDeleted, organisation.Name);
            if (renamed?.Id == organisation.Id)
            {
                await CancelRenameAsync();
            }

            await LoadAsync();
        }
    }

    /// <summary>A new or renamed one may be on another page: it is said what was done.</summary>
    private void Say(OrganisationOutcome outcome, string done, string name) =>
        (problem, message) = outcome == OrganisationOutcome.Done ? (null, done.Fill(name)) : (AdministrationStrings.ErrorNotFound, (string?)null);
}
