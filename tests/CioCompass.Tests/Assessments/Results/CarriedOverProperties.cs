using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>Whatever was carried over: it is counted, and in nothing that speaks of this assessment.</summary>
public sealed class CarriedOverProperties
{
    private static readonly Gen<Reading> Readings =
        from kind in Gen.Elements(Enum.GetValues<AnswerKind>())
        from level in Gen.Choose(1, 5)
        from carriedOver in Gen.Elements(true, false)
        select new Reading(kind, kind == AnswerKind.Rated ? level : null, null, null, false, carriedOver && kind != AnswerKind.Unanswered);

    private static readonly Gen<ResultsView> Views =
        from now in Gen.NonEmptyListOf(Readings)
        from before in Gen.ListOf(Readings)
        select ResultsExample.View(
            [.. now.Select((reading, i) => ($"q{i}", reading))], [.. before.Take(now.Count).Select((reading, i) => ($"q{i}", reading))]);

    [Property(MaxTest = 300)]
    public Property It_is_no_mover_and_not_unchanged_on_either_side() => Prop.ForAll(Views.ToArbitrary(), view =>
        view.Movers.Concat(view.Moved(Movement.Same)).Concat(view.Moved(Movement.NewlyAnswered)).Concat(view.Moved(Movement.NoLongerAnswered))
            .All(q => !q.Now.CarriedOver && q.Previous?.CarriedOver != true)
        && view.Moved(Movement.CarriedOver).All(q => q.Now.CarriedOver && q.Change is null));

    [Property(MaxTest = 300)]
    public Property The_score_is_that_of_the_other_questions_and_its_range_holds_whatever_the_answers_turn_out_to_be() =>
        Prop.ForAll(Views.ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (view, level) =>
        {
            var readings = view.Questions.Select(q => q.Now).ToList();
            var score = view.Overall.Now;
            var confirmed = Score.Of(readings.Select(r => r.CarriedOver ? ResultsExample.Rated(level) : r));
            return score.Mean == Score.Of(readings.Where(r => !r.CarriedOver)).Mean
                && (score.CarriedOver == 0 || (score.Low <= confirmed.Low + 1e-9 && confirmed.High <= score.High + 1e-9));
        });

    [Property(MaxTest = 300)]
    public Property Every_question_is_counted_once() => Prop.ForAll(Views.ToArbitrary(), view =>
    {
        var score = view.Overall.Now;
        return score.Rated + score.DontKnow + score.Unanswered + score.NotApplicable + score.CarriedOver == view.Questions.Count
            && view.CarriedOver == view.Questions.Count(q => q.Now.CarriedOver);
    });

    [Property(MaxTest = 300)]
    public Property Confirming_all_gives_what_the_same_answers_given_anew_would_give() => Prop.ForAll(Views.ToArbitrary(), view =>
    {
        var confirmed = ResultsView.Of(
            view.Data with { Now = view.Data.Now.ToDictionary(n => n.Key, n => n.Value with { CarriedOver = false }) }, view.QuestionSet);
        return confirmed.CarriedOver == 0 && confirmed.Overall.Now == Score.Of(view.Questions.Select(q => q.Now.Answer));
    });

    [Property(MaxTest = 300)]
    public Property The_change_that_is_printed_is_the_difference_of_the_scores_that_are_printed() => Prop.ForAll(Views.ToArbitrary(), view =>
        (view.Overall.Change, view.Overall.Now.Mean, view.Overall.Previous?.Mean) is not ({ } change, { } now, { } before)
        || ResultFormat.Signed(change) == ResultFormat.Signed(decimal.ToDouble(
            decimal.Parse(Invariant(now), System.Globalization.CultureInfo.InvariantCulture)
            - decimal.Parse(Invariant(before), System.Globalization.CultureInfo.InvariantCulture))));

    private static string Invariant(double score) =>
        ResultFormat.Rounded(score).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
