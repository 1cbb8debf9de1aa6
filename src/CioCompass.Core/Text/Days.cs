using System.Globalization;
using System.Text.RegularExpressions;

namespace CioCompass.Core.Text;

/// <summary>Days as readers of the current culture's region write them. English without a region is British.</summary>
public static partial class Days
{
    private static readonly CultureInfo Spoken = CultureInfo.GetCultureInfo(Languages.Default.Spoken);

    /// <summary>The current culture with a region where its formats depend on one.</summary>
    internal static CultureInfo Culture => CultureInfo.CurrentCulture.Name == Languages.Default.Code ? Spoken : CultureInfo.CurrentCulture;

    /// <summary>"5 November 2026", in America "November 5, 2026".</summary>
    public static string Long(DateOnly day)
    {
        var text = day.ToString(Weekday().Replace(Culture.DateTimeFormat.LongDatePattern, ""), Culture);
        return day.Day == 1 && Languages.Of(Culture).FirstOfMonth is { } first && text.StartsWith("1 ", StringComparison.Ordinal) ? $"{first} {text[2..]}" : text;
    }

    /// <summary>In numbers: "05/11/2026", in America "11/5/2026".</summary>
    public static string Short(DateOnly day) => day.ToString("d", Culture);

    /// <summary>"November 2026".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", Culture);

    /// <summary>"2026-11-05", for addresses, names of files and what programs read.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"dddd,?\s*")]
    private static partial Regex Weekday();
}
