using System.Diagnostics.CodeAnalysis;

namespace CioCompass.Core.Text;

/// <summary>
/// The time zone of whoever reads. Moments are kept in UTC and told in this zone; it flows with a request, a circuit and what they start,
/// as the current culture does. Where nobody has said theirs it is UTC, and <see cref="Moments"/> says so: the server's own zone is nobody's.
/// </summary>
public static class ReaderZone
{
    private const int LongestId = 64;

    private static readonly AsyncLocal<TimeZoneInfo?> Chosen = new();

    public static TimeZoneInfo Current
    {
        get => Chosen.Value ?? TimeZoneInfo.Utc;
        set => Chosen.Value = value;
    }

    /// <summary>Name of the zone for a person: "Europe/Brussels", or "UTC".</summary>
    public static string Name => Current.Id;

    /// <param name="id">Of the IANA database, as a browser names its own.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return id is { Length: > 0 and <= LongestId }
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone);
    }

    /// <param name="utc">UTC, whatever its kind says: a database does not keep it.</param>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Current);

    /// <summary>The day that it was for the reader.</summary>
    /// <inheritdoc cref="Local"/>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The day that it is for the reader.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The moment, in UTC, at which a day begins for the reader: its first hour may be missing where clocks go forward at midnight.</summary>
    public static DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Current.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        // At both ends of the calendar no zone is ahead or behind.
        var offset = Current.GetUtcOffset(midnight);
        var ticks = Math.Clamp(midnight.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }
}
