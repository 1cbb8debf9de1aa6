using CioCompass.Core.Accounts;
using CioCompass.Core.Backups;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Backups;

/// <summary>The backups: make one, check one, download one, and how to put one back.</summary>
public sealed partial class BackupsPage(
    BackupAdministration administration, CurrentActor current, NavigationManager navigation, TimeProvider clock)
{
    public const string Path = "/admin/backups";

    private Actor actor = default!;
    private BackupList? list;
    private string? verifying;
    private string? message;
    private bool isProblem;
    private bool isMaking;
    private Guid next = Guid.NewGuid();

    /// <summary>Name of the backup that the instructions are about; the latest where it is none.</summary>
    [SupplyParameterFromQuery]
    public string? Restore { get; set; }

    private BackupAdministration Administration => administration;

    private string RestorePath => (list!.Items.FirstOrDefault(i => i.File.Name == Restore) ?? list.Items[0]).File.Path;

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        isMaking = administration.IsBusy;
        list = await administration.ListAsync(actor, Leaving);
        if (list is null && administration.IsOwn)
        {
            navigation.NotFound();
        }
    }

    private TimeSpan Age(BackupItem item) => clock.GetUtcNow().UtcDateTime - item.File.MadeAt;

    private async Task MakeAsync(MouseEventArgs click)
    {
        if (isMaking || Sending.IsSecond(click))
        {
            return;
        }

        (isMaking, message) = (true, null);
        StateHasChanged();
        var outcome = await administration.MakeAsync(next, actor);
        next = Guid.NewGuid();
        Say(BackupTexts.Of(outcome), outcome != BackupOutcome.Done);
        isMaking = false;
        await ReadAsync();
    }

    private async Task VerifyAsync(string name)
    {
        if (verifying is not null)
        {
            return;
        }

        (verifying, message) = (name, null);
        StateHasChanged();
        var check = await administration.VerifyAsync(name, actor);
        verifying = null;
        Say(check is null ? BackupStrings.NoLongerThere : BackupTexts.Found(name, check), check?.State != DatabaseState.Sound);
        await ReadAsync();
    }

    private void Say(string what, bool isWrong) => (message, isProblem) = (what, isWrong);

    /// <summary>The page may have been left while the work was done.</summary>
    private async Task ReadAsync()
    {
        if (!IsLeft)
        {
            list = await administration.ListAsync(actor, Leaving) ?? list;
        }
    }
}
