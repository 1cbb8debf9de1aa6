using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Workshops.Joining;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Console;

/// <summary>The facilitator's console: the agenda, one round with its verbs, and how to join.</summary>
public sealed partial class WorkshopPage(
    WorkshopService workshops, RoundService service, RoundReader rounds, WorkshopFeed feed, RoomAccess access, JoinAddresses addresses,
    CurrentActor currentActor, NavigationManager navigation)
    : LiveWorkshopPage(workshops, rounds, feed, currentActor, navigation)
{
    private readonly WorkshopService workshops = workshops;
    private IReadOnlyList<JoinAddress> choices = [];
    private IReadOnlyList<PhoneInRoom> phones = [];
    private RoundOutcome? refused;
    private bool asksToClose;
    private bool busy;
    private int minutes;

    /// <summary>Id of the round to look at; text, so that a broken link shows the current one and not an error.</summary>
    [SupplyParameterFromQuery(Name = "round")]
    public string? RoundId { get; set; }

    private bool IsOpen => Workshop!.Status == WorkshopStatus.Open;

    private AgendaItem? Item => Workshop!.Agenda.FirstOrDefault(i => i.RoundId == Round?.Id);

    /// <summary>Beside a round that it locks, or that was opened with a reason; and beside one that the room agreed on without a level.</summary>
    private bool ShowsGate => Workshop!.Gate is var gate && Item is { Subject.Question.Key: { } key } item
        && (item.IsLocked || (gate.IsOpened && gate.Missing.Count > 0) || (item.IsAgreed && gate.IsKeptShutBy(key)));

    private AgendaItem? NextItem => Workshop!.Agenda
        .FirstOrDefault(i => i.Order > Item?.Order && i.Status == RoundStatus.Pending);

    private AgendaItem? LastRoundOf(string question) =>
        Workshop!.Agenda.LastOrDefault(i => i.Subject.Kind == RoundKind.Question && i.Subject.Key == question);

    private JoinAddress Chosen => JoinAddress.Chosen(choices, Address);

    private string ScreenAddress => WithAddress($"/workshops/{Id}/screen", Address);

    protected override async Task OnParametersSetAsync()
    {
        choices = addresses.For(Navigation.BaseUri);
        refused = null;
        await base.OnParametersSetAsync();
    }

    protected override async Task CountedAsync() => phones = await access.PhonesAsync(Id, Reader, Leaving);

    /// <summary>The one in the address; else the one on the screens; else the first to do.</summary>
    protected override Guid? Choose(WorkshopView workshop)
    {
        var wanted = Guid.TryParse(RoundId, out var id) ? workshop.Agenda.FirstOrDefault(i => i.RoundId == id) : null;
        var chosen = wanted ?? workshop.Current ?? workshop.Agenda.FirstOrDefault(i => i.Status == RoundStatus.Pending)
            ?? workshop.Agenda.FirstOrDefault();
        return chosen?.RoundId;
    }

    private TimeSpan? Timer => minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;

    private Task OpenAsync() => DoAsync(id => service.OpenAsync(id, Timer, Reader, CancellationToken.None));

    private Task CloseAsync() => DoAsync(id => service.CloseAsync(id, Reader, CancellationToken.None));

    private Task RevealAsync() => DoAsync(id => service.RevealAsync(id, Reader, CancellationToken.None));

    private Task SkipAsync() => DoAsync(id => service.SkipAsync(id, Reader, CancellationToken.None));

    private Task ReopenAsync() => DoAsync(async id =>
    {
        var result = await service.ReopenAsync(id, Timer, Reader, CancellationToken.None);
        if (result.RoundId is { } again && !IsLeft)
        {
            RoundId = again.ToString();
            Navigation.NavigateTo(AddressOf(again), replace: true);
        }

        return result.Outcome;
    });

    /// <summary>Sets the timer of an open round at once; otherwise keeps it for when one is opened.</summary>
    private async Task SetTimerAsync(int chosen)
    {
        minutes = chosen;
        if (Round?.Status == RoundStatus.Open)
        {
            await DoAsync(id => service.SetTimerAsync(id, Timer, Reader, CancellationToken.None));
        }
    }

    private async Task CloseWorkshopAsync()
    {
        await DoAsync(_ => workshops.CloseAsync(Id, Reader, CancellationToken.None));
        asksToClose = false;
    }

    /// <summary>Runs one verb at a time: a double click is one. A verb is finished even when the page is being left.</summary>
    private async Task DoAsync(Func<Guid, Task<RoundOutcome>> verb)
    {
        if (busy || Round is null)
        {
            return;
        }

        busy = true;
        try
        {
            var outcome = await verb(Round.Id);
            refused = outcome == RoundOutcome.Done ? null : outcome;
            if (!IsLeft)
            {
                await ReadAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private string AddressOf(AgendaItem item) => AddressOf(item.RoundId);

    private string AddressOf(Guid round) => Navigation.GetUriWithQueryParameters(
        $"{Navigation.BaseUri}workshops/{Id}", new Dictionary<string, object?> { ["round"] = round, ["address"] = Address });

    private string WithAddress(JoinAddress choice) => Navigation.GetUriWithQueryParameter("address", choice.Host);

    private static string WithAddress(string path, string? address) =>
        address is null ? path : $"{path}?address={Uri.EscapeDataString(address)}";
}
