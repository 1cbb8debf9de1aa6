using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Joining;

/// <summary>The door of a room: joining, the expected number, and the phones that are here.</summary>
public sealed partial class RoomAccessPanel(RoomAccess access)
{
    private RoundOutcome? refused;
    private Guid? shown;
    private int? expected;
    private bool busy;

    [Parameter, EditorRequired]
    public required WorkshopView Workshop { get; set; }

    /// <summary>Phones that are joined.</summary>
    [Parameter]
    public int Participants { get; set; }

    /// <summary>The first of them.</summary>
    [Parameter]
    public IReadOnlyList<PhoneInRoom> Phones { get; set; } = [];

    [Parameter, EditorRequired]
    public required Actor Reader { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnParametersSet()
    {
        if (shown != Workshop.Id)
        {
            (shown, expected) = (Workshop.Id, Workshop.Expected);
        }
    }

    private Task ToggleJoiningAsync() =>
        DoAsync(() => access.CloseJoiningAsync(Workshop.Id, !Workshop.IsJoiningClosed, Reader, CancellationToken.None));

    private Task RenewAsync() => DoAsync(() => access.RenewCodeAsync(Workshop.Id, Reader, CancellationToken.None));

    private Task RemoveAsync(Guid phone) => DoAsync(() => access.RemoveAsync(Workshop.Id, phone, Reader, CancellationToken.None));

    /// <summary>Sets the expected number; one out of range is the browser's to refuse, and here it is none.</summary>
    private Task ExpectAsync() => DoAsync(() => access.ExpectAsync(
        Workshop.Id, expected is >= 1 and <= Core.Workshops.Workshop.ExpectedAtMost ? expected : null, Reader, CancellationToken.None));

    private async Task DoAsync(Func<Task<RoundOutcome>> verb)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            var outcome = await verb();

            // A phone that has left meanwhile is gone, as it should be.
            refused = outcome is RoundOutcome.Done or RoundOutcome.NotFound ? null : outcome;
            await Changed.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
