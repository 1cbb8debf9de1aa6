using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Assessments.Trends;

/// <summary>Sentences that say what a trend shows.</summary>
public static class TrendSentences
{
    /// <summary>
    /// The finding: where the organisation stands now, beside the assessment that its results are compared with, so that the two never say
    /// different things.
    /// </summary>
    public static string Title(TrendView trend)
    {
        var points = trend.Overall().Points;
        if (trend.ComparedWith is not { } place || points[place] is not { Mean: { } before } from || points[^1] is not { Mean: { } now } to)
        {
            return TrendStrings.TitlePlain.Fill(trend.OrganisationName);
        }

        var (since, latest) = (trend.Assessments[place].HeldOn, trend.Assessments[^1].HeldOn);
        return (to.IsAbove(from), from.IsAbove(to)) switch
        {
            (true, _) => TrendStrings.TitleUp.Fill(trend.OrganisationName, Number(before), Number(now), Days.Month(since)),
            (_, true) => TrendStrings.TitleDown.Fill(trend.OrganisationName, Number(before), Number(now), Days.Month(since)),
            _ when !from.IsRange() && !to.IsRange() => TrendStrings.TitleSame.Fill(trend.OrganisationName, Number(now), Days.Month(since)),
            _ => TrendStrings.TitleBetween.Fill(trend.OrganisationName, Number(before), Days.Month(since), Number(now), Days.Month(latest)),
        };
    }

    /// <summary>One line with the organisations beside it, for those who do not see the drawing.</summary>
    public static string Line(TrendView trend, TrendLine line, string name)
    {
        var known = Known(trend, line);
        var scores = known.Count == 0
            ? TrendStrings.NoScore
            : string.Join(", ", known.Select(k => TrendStrings.ScoreIn.Fill(Number(k.Score.Mean!.Value), Days.Month(k.Day))));
        return TrendStrings.LineSentence.Fill(name, scores) + (line.Others is { } others ? $" {Others(others)}" : "");
    }

    public static string Others(Benchmark others) => TrendStrings.OthersSentence.Fill(others.Organisations, Number(others.Median), Range(others.LowerQuartile, others.UpperQuartile));

    /// <summary>
    /// Says where the latest score lies beside the middle half of the others, with its whole range; null when one of the two is not known.
    /// </summary>
    public static string? Place(TrendLine line) => (line.Points[^1], line.Others) switch
    {
        ({ Mean: not null, Low: { } low }, { } others) when IsAbove(low, others.UpperQuartile) => TrendStrings.PlaceAbove,
        ({ Mean: not null, High: { } high }, { } others) when IsAbove(others.LowerQuartile, high) => TrendStrings.PlaceBelow,
        ({ Mean: not null, Low: { } low, High: { } high }, { } others)
            when IsAbove(others.LowerQuartile, low) || IsAbove(high, others.UpperQuartile) => TrendStrings.PlaceNotKnown,
        ({ Mean: not null }, { }) => TrendStrings.PlaceWithin,
        _ => null,
    };

    private static List<(DateOnly Day, TrendPoint Score)> Known(TrendView trend, TrendLine line) =>
    [
        .. trend.Assessments.Zip(line.Points)
            .Where(p => p.Second?.Mean is not null)
            .Select(p => (p.First.HeldOn, p.Second!)),
    ];
}
