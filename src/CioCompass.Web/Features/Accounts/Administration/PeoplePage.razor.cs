using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Working;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Accounts.Administration;

/// <summary>The accounts: invite, change role and organisations, make a new link, disable.</summary>
public sealed partial class PeoplePage(
    PeopleService service, OrganisationService organisationService, CurrentActor current, NavigationManager navigation)
{
    private const string Path = "/admin/users";

    /// <summary>Organisations of a person that the list names.</summary>
    private const int NamedAtMost = 4;

    private readonly HashSet<Guid> chosen = [];
    private Actor actor = default!;
    private ListPage<Person>? people;
    private IReadOnlyList<OrganisationName> organisations = [];
    private (string Name, string Address)? link;
    private string? problem;
    private Guid? edited;
    private Role role;
    private ListQuery? read;
    private UndoOffer? undo;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <inheritdoc cref="ListQuery"/>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    private ListQuery Query => new(Path, Q, Page);

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        organisations = await organisationService.NamesAsync(actor, Leaving);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != Query)
        {
            (read, edited) = (Query, null);
            await ReadAsync();
        }
    }

    private static string StatusOf(Person person) => person switch
    {
        { IsDisabled: true } => AdministrationStrings.StatusDisabled,
        { IsInvited: true } => AdministrationStrings.StatusInvited,
        _ => AdministrationStrings.StatusActive,
    };

    private static string StatusClass(Person person) => person switch
    {
        { IsDisabled: true } => "",
        { IsInvited: true } => "tag-caution",
        _ => "tag-accent",
    };

    private string OrganisationsOf(Person person)
    {
        if (person.Role == Role.Administrator)
        {
            return AdministrationStrings.AllOrganisations;
        }

        var own = person.OrganisationIds.ToHashSet();
        var names = organisations.Where(o => own.Contains(o.Id)).Select(o => o.Name).ToList();
        return names.Count switch
        {
            0 => AdministrationStrings.NoOrganisation,
            <= NamedAtMost + 1 => string.Join(", ", names),
            _ => AdministrationStrings.OrganisationsAndMore.Fill(string.Join(", ", names.Take(NamedAtMost)), names.Count - NamedAtMost),
        };
    }

    private void Toggle(Person person)
    {
        edited = edited == person.Id ? null : person.Id;
        role = person.Role;
        chosen.Clear();
        chosen.UnionWith(person.OrganisationIds);
    }

    private async Task<PeopleOutcome> InviteAsync(PersonDraft draft)
    {
        var result = await service.InviteAsync(draft, actor, CancellationToken.None);
        if (result.Token is { } token)
        {
            await ShowLinkAsync(draft.DisplayName, token);
        }

        return result.Outcome;
    }

    private async Task NewLinkAsync(Person person, MouseEventArgs click)
    {
        if (Sending.IsSecond(click))
        {
            return;
        }

        var result = await service.NewLinkAsync(person.Id, SecretToken.Create(), actor, CancellationToken.None);
        if (result.Token is { } token)
        {
            await ShowLinkAsync(person.DisplayName, token);
        }
        else
        {
            await ReloadAsync(result.Outcome);
        }
    }

    private async Task SaveAsync(Person person)
    {
        await ReloadAsync(await service.ChangeAsync(person.Id, role, chosen, actor, CancellationToken.None));
        edited = null;
    }

    private async Task SetDisabledAsync(Person person, bool disabled)
    {
        var outcome = await service.SetDisabledAsync(person.Id, disabled, actor, CancellationToken.None);
        if (disabled && outcome == PeopleOutcome.Done)
        {
            undo?.Show(this, AdministrationStrings.DisabledNamed.Fill(person.DisplayName), () => SetDisabledAsync(person, false));
        }

        await ReloadAsync(outcome);
    }

    private async Task ShowLinkAsync(string name, string token)
    {
        link = (name, navigation.ToAbsoluteUri($"/account/invitation?token={token}").ToString());
        await ReloadAsync(PeopleOutcome.Done);
    }

    private async Task ReloadAsync(PeopleOutcome outcome)
    {
        problem = outcome switch
        {
            PeopleOutcome.Done => null,
            PeopleOutcome.LastAdministrator => AdministrationStrings.ErrorLastAdministrator,
            _ => AdministrationStrings.ErrorNotFound,
        };
        if (!IsLeft)
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    private async Task ReadAsync() => people = await service.PageAsync(Query.Q, Query.Number, actor, Leaving);
}
