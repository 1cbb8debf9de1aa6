using CioCompass.Core.Workshops;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>The facilitator's console: the agenda, one round with its verbs, and how to join.</summary>
public sealed partial class WorkshopPage(
    WorkshopService workshops, RoundService service, RoundReader rounds, WorkshopFeed feed, JoinAddresses addresses,
    CurrentActor currentActor, NavigationManager navigation)
    : LiveWorkshopPage(workshops, rounds, feed, currentActor, navigation)
{
    private readonly WorkshopService workshops = workshops;
    private IReadOnlyList<JoinAddress> choices = [];
    private IReadOnlyList<string> names = [];
    private RoundOutcome? refused;
    private bool asksToClose;
    private bool busy;
    private int minutes;

    /// <summary>Id of the round to look at; text, so that a broken link shows the current one and not an error.</summary>
    [SupplyParameterFromQuery(Name = "round")]
    public string? RoundId { get; set; }

    private bool IsOpen => Workshop!.Status == WorkshopStatus.Open;

    private AgendaItem? Item => Workshop!.Agenda.FirstOrDefault(i => i.RoundId == Round?.Id);

    private AgendaItem? NextItem => Workshop!.Agenda
        .FirstOrDefault(i => i.Order > Item?.Order && i.Status == RoundStatus.Pending);

    private JoinAddress Chosen => JoinAddress.Chosen(choices, Address);

    private string ScreenAddress => WithAddress($"/workshops/{Id}/screen", Address);

    protected override async Task OnParametersSetAsync()
    {
        choices = addresses.For(Navigation.BaseUri);
        refused = null;
        await base.OnParametersSetAsync();
    }

    protected override async Task CountedAsync() => names = await workshops.NamesAsync(Id, Reader, Gone);

    /// <summary>The one in the address; else the one on the screens; else the first to do.</summary>
    protected override Guid? Choose(WorkshopView workshop)
    {
        var wanted = Guid.TryParse(RoundId, out var id) ? workshop.Agenda.FirstOrDefault(i => i.RoundId == id) : null;
        var chosen = wanted ?? workshop.Current ?? workshop.Agenda.FirstOrDefault(i => i.Status == RoundStatus.Pending)
            ?? workshop.Agenda.FirstOrDefault();
        return chosen?.RoundId;
    }

    private TimeSpan? Timer => minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;

    private Task OpenAsync() => DoAsync(id => service.OpenAsync(id, Timer, Reader, Gone));

    private Task CloseAsync() => DoAsync(id => service.CloseAsync(id, Reader, Gone));

    private Task RevealAsync() => DoAsync(id => service.RevealAsync(id, Reader, Gone));

    private Task SkipAsync() => DoAsync(id => service.SkipAsync(id, Reader, Gone));

    private Task ReopenAsync() => DoAsync(async id =>
    {
        var result = await service.ReopenAsync(id, Timer, Reader, Gone);
        if (result.RoundId is { } again)
        {
            RoundId = again.ToString();
            Navigation.NavigateTo(AddressOf(again), replace: true);
        }

        return result.Outcome;
    });

    /// <summary>Of an open round at once; otherwise kept for when one is opened.</summary>
    private async Task SetTimerAsync(int chosen)
    {
        minutes = chosen;
        if (Round?.Status == RoundStatus.Open)
        {
            await DoAsync(id => service.SetTimerAsync(id, Timer, Reader, Gone));
        }
    }

    private async Task CloseWorkshopAsync()
    {
        await DoAsync(_ => workshops.CloseAsync(Id, Reader, Gone));
        asksToClose = false;
    }

    /// <summary>One verb at a time: a double click is one.</summary>
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
            await ReadAsync();
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
