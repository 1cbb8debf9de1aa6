using System.Globalization;
using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Features.Accounts.Administration;

/// <summary>The accounts: invite, change role and organisations, make a new link, disable.</summary>
public sealed partial class PeoplePage(
    PeopleService service, OrganisationService organisationService, CurrentActor current, NavigationManager navigation) : IDisposable
{
    private const string Address = "/admin/users";

    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> chosen = [];
    private Actor actor = default!;
    private PersonPage? people;
    private IReadOnlyList<OrganisationListItem> organisations = [];
    private (string Name, string Address)? link;
    private string? problem;
    private Guid? edited;
    private Role role;
    private string? search;
    private (string? Search, string? Page)? read;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Text, so that a broken link shows the first page and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        organisations = await organisationService.ListAsync(actor, leaving.Token);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != (Q, Page))
        {
            read = (Q, Page);
            (search, edited) = (Q, null);
            await ReadAsync();
        }
    }

    private static string Format(string text, object value) => string.Format(CultureInfo.CurrentCulture, text, value);

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

        var names = organisations.Where(o => person.OrganisationIds.Contains(o.Id)).Select(o => o.Name).ToList();
        return names.Count == 0 ? AdministrationStrings.NoOrganisation : string.Join(", ", names);
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
        var result = await service.InviteAsync(draft, actor, leaving.Token);
        if (result.Token is { } token)
        {
            await ShowLinkAsync(draft.DisplayName, token);
        }

        return result.Outcome;
    }

    private async Task NewLinkAsync(Person person)
    {
        var result = await service.NewLinkAsync(person.Id, actor, leaving.Token);
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
        await ReloadAsync(await service.ChangeAsync(person.Id, role, chosen, actor, leaving.Token));
        edited = null;
    }

    private async Task SetDisabledAsync(Person person, bool disabled) =>
        await ReloadAsync(await service.SetDisabledAsync(person.Id, disabled, actor, leaving.Token));

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
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        people = await service.ListAsync(Q, page, actor, leaving.Token);
    }

    private void Search() => navigation.NavigateTo(QueryHelpers.AddQueryString(Address, SearchedFor(search)));

    private string AddressOf(int page) =>
        QueryHelpers.AddQueryString(Address, SearchedFor(Q).Append(new("page", page.ToString(CultureInfo.InvariantCulture))));

    private static IEnumerable<KeyValuePair<string, string?>> SearchedFor(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [new("q", text)];
}
