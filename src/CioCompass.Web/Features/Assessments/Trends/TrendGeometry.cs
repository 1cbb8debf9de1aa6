using CioCompass.Core.Questions;
using CioCompass.Web.Components.Charts;

namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>Positions in a drawing of a trend: across in percentages of its width, so that dots stay round; down in pixels.</summary>
public static class TrendGeometry
{
    /// <summary>Pixels.</summary>
    public const int Height = 168;

    private const double TopOfScale = 20;
    private const double BottomOfScale = 132;

    /// <summary>Room beside the first and the last point for their numbers.</summary>
    private const double Left = 18;
    private const double Right = 86;

    /// <summary>The place of a day between the first and the last; one day alone stands in the middle.</summary>
    public static double Across(DateOnly day, DateOnly first, DateOnly last) => last == first
        ? (Left + Right) / 2
        : Left + ((Right - Left) * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber));

    /// <param name="level">1..5; 5 is on top.</param>
    public static double Down(double level) =>
        BottomOfScale - ((BottomOfScale - TopOfScale) * (level - 1) / (Question.HighestLevel - 1));

    /// <summary>New Year's days after the first day and up to the last, with the places where their lines stand.</summary>
    public static IEnumerable<(int Year, double At)> Years(DateOnly first, DateOnly last) =>
        from year in Enumerable.Range(first.Year + 1, last.Year - first.Year)
        select (year, Across(new DateOnly(year, 1, 1), first, last));

    public static string X(double across) => $"{RoseGeometry.Number(across)}%";

    public static string Y(double level) => RoseGeometry.Number(Down(level));
}
