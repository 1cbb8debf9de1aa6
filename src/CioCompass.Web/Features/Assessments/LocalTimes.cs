using System.Globalization;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Stored UTC times as the room's clock shows them. The program runs where the workshop is, so the server's zone is the room's.</summary>
public static class LocalTimes
{
    /// <summary>hh:mm of a time of today; with its date when it was another day.</summary>
    public static string LocalTime(this TimeProvider clock, DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), clock.LocalTimeZone);
        return local.Date == clock.GetLocalNow().Date
            ? local.ToString("t", CultureInfo.CurrentCulture)
            : local.ToString("g", CultureInfo.CurrentCulture);
    }

    public static string LocalDate(this TimeProvider clock, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), clock.LocalTimeZone).ToString("D", CultureInfo.CurrentCulture);
}
