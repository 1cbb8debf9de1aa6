using System.Data.Common;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Workshops.Joining;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>
/// A screen that follows one workshop: it reads at once, and again at every change that the feed tells of, until it is left. Changes of
/// numbers alone cost one small query.
/// </summary>
public abstract class LiveWorkshopPage(
    WorkshopService workshops, RoundReader rounds, WorkshopFeed feed, CurrentActor currentActor, NavigationManager navigation)
    : CancellableComponent
{
    /// <summary>Pause after a read that failed; the next change may be long in coming.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private bool isFollowing;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The chosen address of <see cref="JoinAddress"/>, so that the console hands it to the projector.</summary>
    [SupplyParameterFromQuery]
    public string? Address { get; set; }

    protected NavigationManager Navigation => navigation;

    protected Actor Reader { get; private set; } = null!;

    /// <summary>Null until it is read, and where it is not the reader's.</summary>
    protected WorkshopView? Workshop { get; private set; }

    /// <summary>The round that this screen shows; null where it shows none.</summary>
    protected RoundView? Round { get; private set; }

    /// <summary>Phones that are joined.</summary>
    protected int Participants { get; private set; }

    /// <summary>Number of those that have been heard from lately.</summary>
    protected int Present { get; private set; }

    /// <summary>Chooses the round that this screen shows; null for none.</summary>
    protected abstract Guid? Choose(WorkshopView workshop);

    /// <summary>After the numbers have been read: what else goes with them.</summary>
    protected virtual Task CountedAsync() => Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        Reader ??= await currentActor.GetAsync();
        await ReadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Prerendering ends before this: only a screen that somebody looks at subscribes. A database on a server answers after the first
        // rendering, so that this may be a later one.
        if (!isFollowing && Workshop is not null)
        {
            isFollowing = true;
            _ = FollowAsync(Leaving);
        }
    }

    protected async Task ReadAsync()
    {
        var workshop = await workshops.FindAsync(Id, Reader, Leaving);
        if (workshop is null)
        {
            Workshop = null;
            navigation.NotFound();
            return;
        }

        Round = Choose(workshop) is { } round ? await rounds.FindAsync(round, Reader, Leaving) : null;
        (Participants, Present) = (workshop.Participants, workshop.Present);
        await CountedAsync();
        Workshop = workshop;
    }

    private async Task CountAsync()
    {
        if (Workshop?.Agenda.Count > 0
            && await rounds.CountAsync(Round?.Id ?? Workshop.Agenda[0].RoundId, Reader, Leaving) is { } count)
        {
            (Participants, Present) = (count.Participants, count.Present);
            Round = Round is null ? null : Round with { Ballots = count.Ballots, Participants = count.Participants, Present = count.Present };
            await CountedAsync();
        }
    }

    /// <summary>
    /// Reads until it succeeds: nobody stands beside a projector to load its page again after the database was away for a moment. What it
    /// shows stays meanwhile; the failure is in the log of the database's commands.
    /// </summary>
    private async Task ShowAsync(bool isCount, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await (isCount ? CountAsync() : ReadAsync());
                StateHasChanged();
                return;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: DbException })
            {
                await Task.Delay(AfterFailure, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in feed.SubscribeAsync(Id, withCounts: true, cancellationToken))
            {
                await InvokeAsync(() => ShowAsync(change.IsCount, cancellationToken));
            }
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left in the middle of reading.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
