using CioCompass.Core.Assessments.Benchmarks;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Assessments.Trends;

/// <summary>What a trend shows, in words.</summary>
public static class TrendSentences
{
    /// <summary>The finding: where the organisation stood at first, and where it stands now.</summary>
    public static string Title(TrendView trend)
    {
        var known = Known(trend, trend.Overall());
        if (known.Count < 2)
        {
            return Fill(TrendStrings.TitlePlain, trend.OrganisationName);
        }

        var (since, from) = known[0];
        var to = known[^1].Score;
        return Rounded(to).CompareTo(Rounded(from)) switch
        {
            > 0 => Fill(TrendStrings.TitleUp, trend.OrganisationName, Number(from), Number(to), Month(since)),
            < 0 => Fill(TrendStrings.TitleDown, trend.OrganisationName, Number(from), Number(to), Month(since)),
            _ => Fill(TrendStrings.TitleSame, trend.OrganisationName, Number(to), Month(since)),
        };
    }

    /// <summary>One line with the organisations beside it, for those who do not see the drawing.</summary>
    public static string Line(TrendView trend, TrendLine line, string name)
    {
        var known = Known(trend, line);
        var scores = known.Count == 0
            ? TrendStrings.NoScore
            : string.Join(", ", known.Select(k => Fill(TrendStrings.ScoreIn, Number(k.Score), Month(k.Day))));
        return Fill(TrendStrings.LineSentence, name, scores) + (line.Others is { } others ? $" {Others(others)}" : "");
    }

    public static string Others(Benchmark others) => Fill(
        TrendStrings.OthersSentence, others.Organisations, Number(others.Median), Range(others.LowerQuartile, others.UpperQuartile));

    /// <summary>Where the latest known score lies beside the middle half of the others; null when one of the two is not known.</summary>
    public static string? Place(TrendLine line) => (line.Points[^1]?.Mean, line.Others) switch
    {
        ({ } score, { } others) when Rounded(score) > Rounded(others.UpperQuartile) => TrendStrings.PlaceAbove,
        ({ } score, { } others) when Rounded(score) < Rounded(others.LowerQuartile) => TrendStrings.PlaceBelow,
        ({ }, { }) => TrendStrings.PlaceWithin,
        _ => null,
    };

    private static List<(DateOnly Day, double Score)> Known(TrendView trend, TrendLine line) =>
    [
        .. trend.Assessments.Zip(line.Points)
            .Where(p => p.Second?.Mean is not null)
            .Select(p => (p.First.HeldOn, p.Second!.Mean!.Value)),
    ];
}
