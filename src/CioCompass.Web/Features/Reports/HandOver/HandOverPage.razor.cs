using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Reports.HandOver;

/// <summary>Three steps in order: export the pack, check it, remove the copy here.</summary>
public sealed partial class HandOverPage(HandOverService handOver, BackupPurge backups, UnsavedWork unsaved, CurrentActor currentActor, NavigationManager navigation)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> chosen = [CultureInfo.CurrentUICulture.TwoLetterISOLanguageName];
    private CancellationTokenSource? packing;
    private HandOverView? view;
    private RemovedCounts? removed;
    private Actor? actor;
    private string typed = "";
    private string? packProblem;
    private string? removeProblem;
    private bool alsoOrganisation;
    private bool isRemoving;
    private bool isWatching;
    private double progress;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsPacking => packing is not null;

    private string Progress => progress.ToString("0.00", CultureInfo.InvariantCulture);

    private int Step => removed is not null ? 0 : view?.Pack switch { null => 1, { IsDownloaded: true } => 3, _ => 2 };

    protected override ValueTask LeaveAsync()
    {
        packing?.Dispose();
        return base.LeaveAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await currentActor.GetAsync();
        view = await handOver.FindAsync(Id, actor, Leaving);
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private string? Current(int step) => step == Step ? "step" : null;

    private void Choose(string language, bool isWanted)
    {
        if (isWanted)
        {
            chosen.Add(language);
        }
        else
        {
            chosen.Remove(language);
        }
    }

    private void CancelPacking() => packing?.Cancel();

    private async Task PackAsync(MouseEventArgs click)
    {
        if (IsPacking || Sending.IsSecond(click))
        {
            return;
        }

        (progress, packProblem) = (0, null);
        packing = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        try
        {
            CultureInfo[] languages = [.. Languages.All.Where(l => chosen.Contains(l.Code)).Select(l => l.Culture).OrderByDescending(l => l.Equals(CultureInfo.CurrentUICulture))];
            var result = await handOver.PackAsync(Id, languages, actor!, new Progress<double>(Advance), packing.Token);
            packProblem = result switch
            {
                PackResult.Made => null,
                PackResult.WorkshopOpen => HandOverPageStrings.WorkshopOpen,
                PackResult.Changed => HandOverPageStrings.ChangedWhilePacking,
                PackResult.NoRoom => HandOverPageStrings.NoRoom,
                PackResult.NotMade => HandOverPageStrings.NotMade,
                _ => HandOverPageStrings.Gone,
            };
            await LookAsync();
        }
        catch (OperationCanceledException)
        {
            packProblem = HandOverPageStrings.Cancelled;
        }
        finally
        {
            packing?.Dispose();
            packing = null;
        }
    }

    private void Advance(double value)
    {
        progress = Math.Max(progress, value);
        StateHasChanged();
    }

    /// <summary>The browser fetches the pack by itself: this page looks until it has gone out.</summary>
    private async Task AwaitDownloadAsync()
    {
        if (isWatching)
        {
            return;
        }

        isWatching = true;
        try
        {
            while (view?.Pack is { IsDownloaded: false })
            {
                await Task.Delay(LookAgain, Leaving);
                if (await handOver.FindAsync(Id, actor!, Leaving) is not { } found)
                {
                    // Deleted elsewhere: nothing more will change here.
                    return;
                }

                view = found;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            isWatching = false;
        }
    }

    private async Task LookAsync() => view = await handOver.FindAsync(Id, actor!, Leaving) ?? view;

    private async Task RemoveAsync()
    {
        if (isRemoving || view?.Pack is not { } pack)
        {
            return;
        }

        isRemoving = true;
        var result = await handOver.RemoveAsync(pack.Id, typed, alsoOrganisation, actor!, CancellationToken.None);
        isRemoving = false;
        removed = (result as RemovalResult.Removed)?.Counts;
        removeProblem = result switch
        {
            RemovalResult.Removed => null,
            RemovalResult.NameDiffers => HandOverPageStrings.NameDiffers,
            RemovalResult.Changed => HandOverPageStrings.Changed,
            RemovalResult.WorkshopOpen => HandOverPageStrings.WorkshopOpen,
            RemovalResult.NotDownloaded => HandOverPageStrings.NotDownloaded,
            _ => HandOverPageStrings.Gone,
        };
        if (removed is null && !IsLeft)
        {
            await LookAsync();
        }
        else if (removed is not null)
        {
            await ForgetUnsavedAsync();
        }
    }

    /// <summary>Forgets this browser's unsaved text of the removed assessment; the forms of it carry its id.</summary>
    private async Task ForgetUnsavedAsync()
    {
        foreach (var scope in (await unsaved.FindAsync("")).Where(s => s.Contains(Id.ToString("N"), StringComparison.Ordinal)))
        {
            await unsaved.DiscardAsync(scope);
        }
    }
}
