using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Screens;

/// <summary>Minutes and seconds to the end of a round. It draws itself each second, so that the page around it need not.</summary>
public sealed partial class Countdown(TimeProvider clock)
{
    private ITimer? ticks;

    /// <summary>UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime EndsAt { get; set; }

    private bool IsShort => Left(EndsAt, clock.GetUtcNow().UtcDateTime) <= TimeSpan.FromSeconds(10);

    private string Text => Format(Left(EndsAt, clock.GetUtcNow().UtcDateTime));

    /// <summary>In whole seconds, rounded up, never below zero: "0:00" means that it is over.</summary>
    public static TimeSpan Left(DateTime endsAt, DateTime now) =>
        TimeSpan.FromSeconds(Math.Max(0, Math.Ceiling((endsAt - now).TotalSeconds)));

    /// <summary>"90:05": minutes go on beyond the hour.</summary>
    public static string Format(TimeSpan left) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes}:{left.Seconds:00}");

    public void Dispose() => ticks?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            ticks = clock.CreateTimer(_ => InvokeAsync(StateHasChanged), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }
}
