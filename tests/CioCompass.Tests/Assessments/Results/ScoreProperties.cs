using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>Properties that hold for any answers whatever.</summary>
[Properties(Arbitrary = [typeof(Answers)], MaxTest = 500)]
public sealed class ScoreProperties
{
    [Property]
    public bool The_known_mean_lies_in_the_range(Answer[] answers)
    {
        var score = Score.Of(answers);
        return score.Mean is not { } mean || (score.Low <= mean && mean <= score.High);
    }

    [Property]
    public bool The_range_stays_on_the_scale(Answer[] answers)
    {
        var score = Score.Of(answers);
        return score.Kind == ScoreKind.None || (score.Low >= 1 && score.High <= 5);
    }

    [Property]
    public bool The_range_collapses_exactly_when_nothing_is_open(Answer[] answers)
    {
        var score = Score.Of(answers);
        return score.Kind == ScoreKind.None || score.Low == score.High == (score.Open == 0);
    }

    [Property]
    public bool Answering_an_open_question_narrows_the_range_and_keeps_it_inside_the_old(Answer[] answers, byte level)
    {
        var before = Score.Of([.. answers, Answer.Unanswered]);
        var after = Score.Of([.. answers, Answer.Rated((level % 5) + 1)]);
        return after.Low >= before.Low && after.High <= before.High && after.High - after.Low < before.High - before.Low;
    }

    [Property]
    public bool Saying_dont_know_to_an_unanswered_question_changes_no_number(Answer[] answers)
    {
        var before = Score.Of([.. answers, Answer.Unanswered]);
        var after = Score.Of([.. answers, Answer.DontKnow]);
        return (before.Mean, before.Low, before.High) == (after.Mean, after.Low, after.High);
    }

    [Property]
    public bool Not_applicable_never_changes_a_score(Answer[] answers)
    {
        var before = Score.Of(answers);
        var after = Score.Of([.. answers, Answer.NotApplicable]);
        return after with { NotApplicable = before.NotApplicable } == before;
    }

    [Property]
    public bool The_order_of_the_answers_does_not_matter(Answer[] answers)
    {
        var shuffled = answers.OrderBy(a => HashCode.Combine(a, answers.Length)).ToList();
        return Score.Of(shuffled) == Score.Of(answers) && Score.Of(answers.Reverse()) == Score.Of(answers);
    }

    [Property]
    public bool The_median_is_the_middle_of_the_sorted_levels(Answer[] answers)
    {
        var sorted = answers.Where(a => a.IsRated).Select(a => a.Level!.Value).Order().ToList();
        Median? expected = sorted.Count == 0 ? null : new Median(sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return Score.Of(answers).Levels.Median() == expected;
    }

    private static class Answers
    {
        public static Arbitrary<Answer> Any() => Gen.OneOf(
            Gen.Choose(1, 5).Select(Answer.Rated),
            Gen.Elements(Answer.DontKnow, Answer.NotApplicable, Answer.Unanswered)).ToArbitrary();
    }
}
