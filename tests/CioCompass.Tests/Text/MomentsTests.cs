using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Text;

public sealed class MomentsTests
{
    /// <summary>Half an hour before midnight in London and Dakar; in Brussels the next day has begun, in New York it is afternoon.</summary>
    private static readonly DateTime Moment = new(2026, 11, 5, 23, 30, 12, DateTimeKind.Utc);

    [Theory]
    [InlineData("en-GB", "Europe/London", "05/11/2026 23:30", "5 November 2026", "23:30")]
    [InlineData("en", "Europe/Brussels", "06/11/2026 00:30", "6 November 2026", "00:30")]
    [InlineData("en-US", "America/New_York", "11/5/2026 6:30 PM", "November 5, 2026", "6:30 PM")]
    [InlineData("nl", "Europe/Amsterdam", "06-11-2026 00:30", "6 november 2026", "00:30")]
    [InlineData("nl-BE", "Europe/Brussels", "6/11/2026 00:30", "6 november 2026", "00:30")]
    [InlineData("fr-FR", "Europe/Brussels", "06/11/2026 00:30", "6 novembre 2026", "00:30")]
    [InlineData("fr", "Asia/Tokyo", "06/11/2026 08:30", "6 novembre 2026", "08:30")]
    public void A_moment_is_told_in_the_readers_zone_as_the_region_writes_it(string culture, string zone, string both, string day, string time)
    {
        using var language = new InCulture(culture);
        using var here = new InZone(zone);

        Assert.Equal(
            (both, day, time, $"{day}, {time} ({zone})"),
            (Plain(Moments.DayAndTime(Moment)), Moments.Day(Moment), Plain(Moments.Time(Moment)), Plain(Moments.WithZone(Moment))));
    }

    [Fact]
    public void Without_a_zone_it_is_UTC_and_says_so_whatever_the_servers_zone_is()
    {
        using var english = new InCulture("en");

        Assert.Equal(
            ("05/11/2026 23:30 UTC", "23:30 UTC", "5 November 2026 (UTC)", "05/11/2026 (UTC)", "5 November 2026, 23:30 (UTC)"),
            (Moments.DayAndTime(Moment), Moments.Time(Moment), Moments.Day(Moment), Moments.ShortDay(Moment), Moments.WithZone(Moment)));
    }

    [Theory]
    [InlineData("Europe/Brussels", "2026-11-06 00:30:12", "Europe/Brussels, UTC+01:00")]
    [InlineData("America/New_York", "2026-11-05 18:30:12", "America/New_York, UTC-05:00")]
    [InlineData("Asia/Kolkata", "2026-11-06 05:00:12", "Asia/Kolkata, UTC+05:30")]
    [InlineData("UTC", "2026-11-05 23:30:12", "UTC")]
    public void In_a_sheet_the_zone_stands_beside_the_moment(string zone, string moment, string beside)
    {
        using var here = new InZone(zone);

        Assert.Equal((moment, beside), (Moments.ForSheet(Moment), Moments.ZoneForSheet(Moment)));
    }

    [Fact]
    public void The_first_of_a_month_is_premier_in_French()
    {
        using var french = new InCulture("fr");

        Assert.Equal(("1er mars 2026", "11 mars 2026"), (Days.Long(new DateOnly(2026, 3, 1)), Days.Long(new DateOnly(2026, 3, 11))));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-11-06")]
    [InlineData("Pacific/Pago_Pago", "2026-11-05")]
    public void Today_is_the_readers_day(string zone, string day)
    {
        using var here = new InZone(zone);

        Assert.Equal(day, Days.Iso(ReaderZone.Today(new FakeTimeProvider(Moment))));
    }

    [Theory]
    [InlineData("Europe/Brussels", "2026-07-01", "2026-06-30T22:00:00")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00:00")]
    [InlineData("UTC", "2026-07-01", "2026-07-01T00:00:00")]
    public void A_day_begins_at_the_readers_midnight_or_with_its_first_moment(string zone, string day, string utc)
    {
        using var here = new InZone(zone);

        Assert.Equal(DateTime.Parse(utc, Cultures.English), ReaderZone.StartOf(DateOnly.Parse(day, Cultures.English)));
    }

    [Property]
    public Property The_first_moment_of_a_day_is_on_that_day_and_the_one_before_is_not() => Prop.ForAll(
        Gen.Elements("Europe/Brussels", "America/New_York", "Asia/Tokyo", "America/Santiago", "Africa/Cairo", "Pacific/Apia", "Asia/Kathmandu").ToArbitrary(),
        Gen.Choose(0, 20_000).ToArbitrary(),
        (zone, days) =>
        {
            using var here = new InZone(zone);
            var day = new DateOnly(1990, 1, 1).AddDays(days);
            var start = ReaderZone.StartOf(day);

            // Samoa had no 30 December 2011: its first moment is the first one of the day after.
            return ReaderZone.DayOf(start) == (zone == "Pacific/Apia" && day == new DateOnly(2011, 12, 30) ? day.AddDays(1) : day)
                && ReaderZone.DayOf(start.AddSeconds(-1)) < day;
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Nowhere/City")]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/Brussels\n")]
    [InlineData("<script>")]
    public void A_zone_that_there_is_not_is_none(string? id) => Assert.False(ReaderZone.TryFind(id, out _));

    /// <summary>Some releases of the locale data have a narrow no-break space before PM.</summary>
    private static string Plain(string text) => text.Replace('\u202f', ' ');
}
