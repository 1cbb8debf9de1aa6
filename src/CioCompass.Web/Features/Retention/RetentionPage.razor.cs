using CioCompass.Core.Accounts;
using CioCompass.Core.Configuration;
using CioCompass.Core.Retention;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace CioCompass.Web.Features.Retention;

/// <summary>Deleted things that can still come back, and how long everything is kept.</summary>
public sealed partial class RetentionPage(
    RetentionService retention, CurrentActor current, NavigationManager navigation, IDialogService dialogs, TimeProvider clock,
    IOptions<CompassOptions> options)
{
    private Actor actor = default!;
    private DeletedList? list;
    private string? message;
    private bool isProblem;
    private bool isBusy;

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        list = await retention.ListAsync(actor, Leaving);
        if (list is null)
        {
            navigation.NotFound();
        }
    }

    private Task RestoreAsync(DeletedItem item) => DoAsync(
        () => retention.RestoreAsync(item.Kind, item.Id, actor, CancellationToken.None), RetentionStrings.Restored, item);

    private async Task PurgeAsync(DeletedItem item)
    {
        var confirmed = await dialogs.ShowMessageBoxAsync(
            RetentionStrings.ConfirmTitle.Fill(item.Name), RetentionTexts.Warning(item),
            yesText: RetentionStrings.PurgeNow, cancelText: AdministrationStrings.Cancel);
        if (confirmed == true)
        {
            // Once confirmed it goes on when the page is left.
            await DoAsync(() => retention.PurgeAsync(item.Kind, item.Id, actor, CancellationToken.None), RetentionStrings.Purged, item);
        }
    }

    private async Task DoAsync(Func<Task<RetentionOutcome>> action, string done, DeletedItem item)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, message) = (true, null);
        StateHasChanged();
        var outcome = await action();
        isBusy = false;
        isProblem = outcome != RetentionOutcome.Done;
        message = (isProblem ? RetentionTexts.Of(outcome) : done).Fill(item.Name);
        if (!IsLeft)
        {
            list = await retention.ListAsync(actor, Leaving) ?? list;
        }
    }
}
