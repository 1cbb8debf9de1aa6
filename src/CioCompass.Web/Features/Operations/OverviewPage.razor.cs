using System.Globalization;
using CioCompass.Core.Operations;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Accounts.Administration;
using CioCompass.Web.Features.Backups;
using CioCompass.Web.Features.Content;
using CioCompass.Web.Features.Operations.Auditing;
using CioCompass.Web.Hosting.Network;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Operations;

/// <summary>Start page of the administration: each of its pages with the number that one wants to know first.</summary>
public sealed partial class OverviewPage(
    AdministrationOverview overview, UnconfiguredProxies proxies, CurrentActor current, NavigationManager navigation)
{
    private AdministrationSummary? summary;

    protected override async Task OnInitializedAsync()
    {
        summary = await overview.ReadAsync(await current.GetAsync(), Leaving);
        if (summary is null)
        {
            navigation.NotFound();
        }
    }

    private static IEnumerable<Card> Cards(AdministrationSummary s) =>
    [
        new("/admin/users", AdministrationStrings.PeopleTitle, Number(s.People), AdministrationStrings.OverviewPeople.Fill(s.Disabled)),
        new("/admin/organisations", AdministrationStrings.OrganisationsTitle, Number(s.Organisations), AdministrationStrings.OverviewOrganisations),
        new(ContentPage.Path, AdministrationStrings.ContentTitle, Number(s.QuestionSetVersion), AdministrationStrings.OverviewContent),
        new(AuditQuery.Path, AdministrationStrings.AuditTitle, Number(s.Refused), AdministrationStrings.OverviewAudit.Fill(AdministrationOverview.RefusalDays)),
        new(BackupsPage.Path, AdministrationStrings.BackupsTitle, BackupOf(s),
            s.HasOwnBackups ? AdministrationStrings.OverviewBackups : AdministrationStrings.OverviewServerBackups),
        new("/admin/retention", AdministrationStrings.RetentionTitle, Number(s.Deleted), AdministrationStrings.OverviewRetention),
    ];

    private static string BackupOf(AdministrationSummary s) =>
        !s.HasOwnBackups ? "–" : s.BackupAge is { } age ? BackupTexts.Ago(age) : AdministrationStrings.OverviewNoBackup;

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private sealed record Card(string Address, string Title, string Number, string Text);
}
