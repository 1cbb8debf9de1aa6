using System.Globalization;

namespace CioCompass.Core.Text;

/// <summary>Moments as the reader's clock and calendar show them; in UTC, and saying so, where the reader's zone is not known.</summary>
public static class Moments
{
    /// <summary>"14:03", in America "2:03 PM".</summary>
    /// <param name="utc">UTC, whatever its kind says.</param>
    public static string Time(DateTime utc) => Said(Local(utc).ToString("t", Days.Culture));

    /// <summary>"05/11/2026 14:03".</summary>
    /// <inheritdoc cref="Time"/>
    public static string DayAndTime(DateTime utc) => Said(Local(utc).ToString("g", Days.Culture));

    /// <summary>"05/11/2026 14:03:12", for what is read closely.</summary>
    /// <inheritdoc cref="Time"/>
    public static string Exactly(DateTime utc) => Said(Local(utc).ToString("G", Days.Culture));

    /// <summary>"5 November 2026, 14:03".</summary>
    /// <inheritdoc cref="Time"/>
    public static string LongDayAndTime(DateTime utc) => Said($"{Days.Long(ReaderZone.DayOf(utc))}, {Local(utc).ToString("t", Days.Culture)}");

    /// <summary>"5 November 2026".</summary>
    /// <inheritdoc cref="Time"/>
    public static string Day(DateTime utc) => IsUtc ? $"{Days.Long(ReaderZone.DayOf(utc))} (UTC)" : Days.Long(ReaderZone.DayOf(utc));

    /// <summary>"05/11/2026".</summary>
    /// <inheritdoc cref="Time"/>
    public static string ShortDay(DateTime utc) => IsUtc ? $"{Days.Short(ReaderZone.DayOf(utc))} (UTC)" : Days.Short(ReaderZone.DayOf(utc));

    /// <summary>"5 November 2026, 14:03 (Europe/Brussels)": for what is read elsewhere and later, such as a file.</summary>
    /// <inheritdoc cref="Time"/>
    public static string WithZone(DateTime utc) =>
        $"{Days.Long(ReaderZone.DayOf(utc))}, {Local(utc).ToString("t", Days.Culture)} ({ReaderZone.Name})";

    /// <summary>"2026-11-05 14:03:12", which every spreadsheet takes for a moment; its zone stands beside it.</summary>
    /// <inheritdoc cref="Time"/>
    public static string ForSheet(DateTime utc) => Local(utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"Europe/Brussels, UTC+01:00": the zone of a moment with the offset that it had then.</summary>
    /// <inheritdoc cref="Time"/>
    public static string ZoneForSheet(DateTime utc)
    {
        var offset = ReaderZone.Current.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        return IsUtc ? "UTC" : $"{ReaderZone.Name}, UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
    }

    private static bool IsUtc => ReaderZone.Current.Equals(TimeZoneInfo.Utc);

    private static string Said(string text) => IsUtc ? $"{text} UTC" : text;

    private static DateTime Local(DateTime utc) => ReaderZone.Local(utc);
}
