using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Assessments.Results;

/// <summary>Sentences that say what the charts show. They stand beside the charts and are read out in their place.</summary>
public static class ResultSentences
{
    public static string Overall(ResultsView results) => Standing(
        results.Overall, results.Data.Previous,
        score => ResultStrings.StandsOverall.Fill(score),
        (low, high) => (results.CarriedOver == 0 ? ResultStrings.RangeOnlyOverall : ResultStrings.RangeOnlyCarriedOverall).Fill(low, high),
        ResultStrings.NoScoreOverall);

    public static string Theme(ThemeResult theme, AssessmentHead? previous) => Standing(
        theme.Standing, previous,
        score => ResultStrings.StandsTheme.Fill(theme.Theme.Name, score),
        (low, high) => (theme.Standing.Now.CarriedOver == 0 ? ResultStrings.RangeOnlyTheme : ResultStrings.RangeOnlyCarriedTheme).Fill(theme.Theme.Name, low, high),
        ResultStrings.NoScoreTheme.Fill(theme.Theme.Name));

    /// <summary>Says how many answers were only carried over; null where none was.</summary>
    public static string? CarriedOver(Score score) => score.CarriedOver == 0
        ? null
        : ResultStrings.CarriedOverOf.Fill(score.CarriedOver, score.Applicable + score.NotApplicable);

    /// <summary>The whole compass, for those who do not see it.</summary>
    public static string Compass(ResultsView results) =>
        string.Join(' ', results.Themes.Select(t => Theme(t, results.Data.Previous)));

    /// <summary>
    /// The finding of the compass: which theme is furthest and which has furthest to go, each only where its range lies clear of all others
    /// and no theme is unknown.
    /// </summary>
    public static string CompassTitle(ResultsView results) => CompassOrder.Title(results);

    /// <summary>Says how many questions have an answer, and which kind of answer where not all are levels.</summary>
    public static string Answered(Score score) =>
        Answered(
            score.Rated + score.DontKnow + score.NotApplicable + score.CarriedOver, score.Applicable + score.NotApplicable, score.Rated,
            score.DontKnow, score.CarriedOver);

    /// <param name="answered">Questions with a level, "don't know" or "not applicable", those that were only carried over among them.</param>
    /// <param name="withLevel">Of those that were not carried over.</param>
    /// <param name="dontKnow">Of those that were not carried over.</param>
    public static string Answered(int answered, int total, int withLevel, int dontKnow, int carriedOver)
    {
        var whole = ResultStrings.AnsweredOf.Fill(answered, total);
        if (answered == withLevel)
        {
            return whole;
        }

        (int Count, string Text)[] parts =
        [
            (withLevel, ResultStrings.PartLevel), (dontKnow, ResultStrings.PartDontKnow),
            (answered - withLevel - dontKnow - carriedOver, ResultStrings.PartNotApplicable), (carriedOver, ResultStrings.PartCarriedOver),
        ];
        return ResultStrings.AnsweredParts.Fill(whole, string.Join(", ", parts.Where(p => p.Count > 0).Select(p => p.Text.Fill(p.Count))));
    }

    public static string Heat(Score score) => ResultStrings.HeatSentence.Fill(score.Applicable + score.NotApplicable, score.Rated, score.DontKnow, score.Unanswered,
        score.NotApplicable) + (CarriedOver(score) is { } carriedOver ? $" {carriedOver}" : "");

    public static string MoversTitle(ResultsView results, AssessmentHead previous)
    {
        var movers = results.Movers;
        var hasCarriedOver = results.Moved(Movement.CarriedOver).Count > 0;
        return (movers.Count, results.Moved(Movement.Same).Count) switch
        {
            (0, 0) when hasCarriedOver => ResultStrings.MoversNothingYetTitle.Fill(Days.Month(previous.HeldOn)),
            (0, _) when hasCarriedOver => ResultStrings.MoversNoneReassessedTitle.Fill(Days.Month(previous.HeldOn)),
            (0, _) => ResultStrings.MoversNoneTitle.Fill(Days.Month(previous.HeldOn)),
            _ => ResultStrings.MoversTitle.Fill(movers.Count(q => q.Change > 0), movers.Count(q => q.Change < 0), Days.Month(previous.HeldOn)),
        };
    }

    /// <summary>Note on the questions that stayed the same, and on those of which nobody knows whether they did.</summary>
    public static string MoversNote(ResultsView results) =>
        ResultStrings.MoversNote.Fill(results.Moved(Movement.Same).Count)
        + (results.Moved(Movement.CarriedOver).Count is > 0 and var carriedOver ? $" {ResultStrings.MoversCarriedOver.Fill(carriedOver)}" : "");

    public static string GapsTitle(ResultsView results) => (results.Gaps.Count, results.Overall.Target.Set) switch
    {
        (0, 0) => ResultStrings.GapsNoTargetsTitle,
        (0, _) => ResultStrings.GapsReachedTitle,
        (1, _) => ResultStrings.GapsTitleOne,
        ({ } count, _) => ResultStrings.GapsTitleMany.Fill(count),
    };

    private static string Standing(
        Standing standing, AssessmentHead? previous, Func<string, string> stands, Func<string, string, string> rangeOnly, string none)
    {
        var score = standing.Now;
        var sentence = score.Kind switch
        {
            ScoreKind.None => none,
            ScoreKind.RangeOnly => rangeOnly(Number(score.Low!.Value), Number(score.High!.Value)),
            _ => stands(Number(score.Mean!.Value)) + Change(standing, previous) + Range(score) + ".",
        };
        return sentence + (CarriedOver(score) is { } carriedOver ? $" {carriedOver}" : "") + (score.Mean is null ? "" : Target(standing.Target));
    }

    private static string Change(Standing standing, AssessmentHead? previous)
    {
        if (previous is null || standing.Previous?.Mean is not { } before)
        {
            return "";
        }

        var since = Days.Month(previous.HeldOn);
        return standing.Change is not { } change
            ? ResultStrings.ClauseBefore.Fill(Number(before), since)
            : Rounded(change) switch
            {
                > 0 => ResultStrings.ClauseUp.Fill(Number(change), since),
                < 0 => ResultStrings.ClauseDown.Fill(Number(-change), since),
                _ => ResultStrings.ClauseSame.Fill(since),
            };
    }

    private static string Range(Score score) => score.Open switch
    {
        _ when score.CarriedOver > 0 => ResultStrings.ClauseRangeCarried.Fill(Number(score.Low!.Value), Number(score.High!.Value)),
        0 => "",
        1 => ResultStrings.ClauseRangeOne.Fill(Number(score.Low!.Value), Number(score.High!.Value)),
        _ => ResultStrings.ClauseRangeMany.Fill(Number(score.Low!.Value), Number(score.High!.Value), score.Open),
    };

    private static string Target(TargetScore target) => target switch
    {
        { Mean: null } => "",
        { IsPartial: true } => ResultStrings.ClauseTargetPartial.Fill(Number(target.Mean.Value), target.Set, target.Of),
        _ => ResultStrings.ClauseTarget.Fill(Number(target.Mean.Value)),
    };
}
