using System.Globalization;
using CioCompass.Core.Content.Statistics;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Statistics;

/// <summary>The fields of one statistic. Every change is an edit for the page to make: what is drawn here may be older than what is typed.</summary>
public sealed partial class StatisticFields
{
    [Parameter, EditorRequired]
    public required StatisticDraft Body { get; set; }

    [Parameter]
    public EventCallback<Func<StatisticDraft, StatisticDraft>> Edited { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<StatisticError> Errors { get; set; }

    [Parameter]
    public bool IsRoomFixed { get; set; }

    /// <summary>Whether readers have seen it: only then can it be withdrawn.</summary>
    [Parameter]
    public bool IsPublished { get; set; }

    private SourceDraft Source => Body.Source;

    private Task Set(Func<StatisticDraft, StatisticDraft> edit) => Edited.InvokeAsync(edit);

    private Task SetSource(Func<SourceDraft, SourceDraft> edit) => Set(b => b with { Source = edit(b.Source) });

    private Task SetRoom(Func<RoomDraft, RoomDraft> edit) => Set(b => b with { Room = edit(b.Room) });

    private bool HasError(StatisticField field) => Errors.Any(e => e.Field == field);

    private static string Id(StatisticField field) => StatisticFieldId.Id(field);

    // The browser's fields of numbers and days speak the invariant culture, whatever they show.
    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number beyond all bounds is kept as the farthest one: it is told to be impossible, and not lost in silence.</summary>
    private static int? Whole(string typed) => Points(typed) is { } number ? (int)Math.Clamp(Math.Round(number), int.MinValue, int.MaxValue) : null;

    private static decimal? Points(string typed) =>
        decimal.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
