using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Console;

/// <summary>One round with the verbs that its status allows; what they come to is the page's to say.</summary>
public sealed partial class RoundPanel
{
    /// <summary>Minutes that a timer can be set to; 0 for none.</summary>
    private static readonly int[] Timers = [0, 1, 2, 3, 5, 10];

    [Parameter, EditorRequired]
    public required RoundView Round { get; set; }

    [Parameter, EditorRequired]
    public required AgendaItem Item { get; set; }

    /// <summary>Whether the workshop is; a closed round can be revealed after it.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public int Minutes { get; set; }

    [Parameter]
    public EventCallback<int> MinutesChanged { get; set; }

    [Parameter]
    public EventCallback Open { get; set; }

    [Parameter]
    public EventCallback Close { get; set; }

    [Parameter]
    public EventCallback Reveal { get; set; }

    [Parameter]
    public EventCallback Again { get; set; }

    [Parameter]
    public EventCallback Skip { get; set; }
}
