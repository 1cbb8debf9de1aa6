using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Assessments.Results;

/// <summary>What the charts show, in words. They stand beside the charts and are read out in their place.</summary>
public static class ResultSentences
{
    public static string Overall(ResultsView results) => Standing(
        results.Overall, results.Data.Previous,
        score => Fill(ResultStrings.StandsOverall, score),
        (low, high) => Fill(ResultStrings.RangeOnlyOverall, low, high),
        ResultStrings.NoScoreOverall);

    public static string Theme(ThemeResult theme, AssessmentHead? previous) => Standing(
        theme.Standing, previous,
        score => Fill(ResultStrings.StandsTheme, theme.Theme.Name, score),
        (low, high) => Fill(ResultStrings.RangeOnlyTheme, theme.Theme.Name, low, high),
        Fill(ResultStrings.NoScoreTheme, theme.Theme.Name));

    /// <summary>The whole compass, for those who do not see it.</summary>
    public static string Compass(ResultsView results) =>
        string.Join(' ', results.Themes.Select(t => Theme(t, results.Data.Previous)));

    /// <summary>The finding of the compass: which theme stands highest and which lowest.</summary>
    public static string CompassTitle(ResultsView results)
    {
        var scored = results.Themes.Where(t => t.Standing.Now.Mean is not null).OrderByDescending(t => t.Standing.Now.Mean).ToList();
        if (scored.Count < 2)
        {
            return ResultStrings.CompassTitlePlain;
        }

        var (first, last) = (scored[0], scored[^1]);
        var (highest, lowest) = (Number(first.Standing.Now.Mean!.Value), Number(last.Standing.Now.Mean!.Value));
        return highest == lowest
            ? Fill(ResultStrings.CompassTitleEqual, highest)
            : Fill(ResultStrings.CompassTitle, $"{first.Theme.Name} ({highest})", $"{last.Theme.Name} ({lowest})");
    }

    public static string Heat(Score score) => Fill(
        ResultStrings.HeatSentence, score.Applicable + score.NotApplicable, score.Rated, score.DontKnow, score.Unanswered,
        score.NotApplicable);

    public static string MoversTitle(ResultsView results, AssessmentHead previous)
    {
        var movers = results.Movers;
        return movers.Count == 0
            ? Fill(ResultStrings.MoversNoneTitle, Month(previous.HeldOn))
            : Fill(
                ResultStrings.MoversTitle, movers.Count(q => q.Change > 0), movers.Count(q => q.Change < 0), Month(previous.HeldOn));
    }

    public static string GapsTitle(ResultsView results) => (results.Gaps.Count, results.Overall.Target.Set) switch
    {
        (0, 0) => ResultStrings.GapsNoTargetsTitle,
        (0, _) => ResultStrings.GapsReachedTitle,
        (1, _) => ResultStrings.GapsTitleOne,
        ({ } count, _) => Fill(ResultStrings.GapsTitleMany, count),
    };

    private static string Standing(
        Standing standing, AssessmentHead? previous, Func<string, string> stands, Func<string, string, string> rangeOnly, string none)
    {
        var score = standing.Now;
        return score.Kind switch
        {
            ScoreKind.None => none,
            ScoreKind.RangeOnly => rangeOnly(Number(score.Low!.Value), Number(score.High!.Value)),
            _ => stands(Number(score.Mean!.Value)) + Change(standing, previous) + Range(score) + "." + Target(standing.Target),
        };
    }

    private static string Change(Standing standing, AssessmentHead? previous)
    {
        if (standing.Change is not { } change || previous is null)
        {
            return "";
        }

        var since = Month(previous.HeldOn);
        return Rounded(change) switch
        {
            > 0 => Fill(ResultStrings.ClauseUp, Number(change), since),
            < 0 => Fill(ResultStrings.ClauseDown, Number(-change), since),
            _ => Fill(ResultStrings.ClauseSame, since),
        };
    }

    private static string Range(Score score) => score.Open switch
    {
        0 => "",
        1 => Fill(ResultStrings.ClauseRangeOne, Number(score.Low!.Value), Number(score.High!.Value)),
        _ => Fill(ResultStrings.ClauseRangeMany, Number(score.Low!.Value), Number(score.High!.Value), score.Open),
    };

    private static string Target(TargetScore target) => target switch
    {
        { Mean: null } => "",
        { IsPartial: true } => Fill(ResultStrings.ClauseTargetPartial, Number(target.Mean.Value), target.Set, target.Of),
        _ => Fill(ResultStrings.ClauseTarget, Number(target.Mean.Value)),
    };
}
