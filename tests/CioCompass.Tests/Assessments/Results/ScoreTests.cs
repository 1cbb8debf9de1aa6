using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Tests.Assessments.Results;

public sealed class ScoreTests
{
    [Fact]
    public void A_score_is_the_mean_of_the_levels_when_all_are_known()
    {
        var score = Of(2, 3, 3);

        Assert.Equal(ScoreKind.Exact, score.Kind);
        Assert.Equal(8 / 3.0, score.Mean);
        Assert.Equal(score.Mean, score.Low);
        Assert.Equal(score.Mean, score.High);
    }

    [Fact]
    public void An_open_question_makes_it_a_range_from_all_at_one_to_all_at_five()
    {
        var score = Score.Of([Answer.Rated(3), Answer.Rated(2), Answer.DontKnow]);

        Assert.Equal(ScoreKind.Range, score.Kind);
        Assert.Equal(2.5, score.Mean);
        Assert.Equal(2.0, score.Low);
        Assert.Equal(10 / 3.0, score.High);
    }

    [Fact]
    public void Dont_know_and_unanswered_widen_the_range_alike_but_are_counted_apart()
    {
        var score = Score.Of([Answer.Rated(3), Answer.DontKnow, Answer.Unanswered]);

        Assert.Equal((1, 1, 2), (score.DontKnow, score.Unanswered, score.Open));
        Assert.Equal(5 / 3.0, score.Low);
        Assert.Equal(13 / 3.0, score.High);
    }

    [Fact]
    public void Without_any_level_only_the_range_is_known()
    {
        var score = Score.Of([Answer.DontKnow, Answer.Unanswered, Answer.NotApplicable]);

        Assert.Equal(ScoreKind.RangeOnly, score.Kind);
        Assert.Null(score.Mean);
        Assert.Equal((1.0, 5.0), (score.Low, score.High));
    }

    [Fact]
    public void When_nothing_applies_there_is_no_score()
    {
        var score = Score.Of([Answer.NotApplicable, Answer.NotApplicable]);

        Assert.Equal(ScoreKind.None, score.Kind);
        Assert.Null(score.Mean ?? score.Low ?? score.High);
        Assert.Equal(ScoreKind.None, Score.Empty.Kind);
    }

    [Theory]
    [InlineData(new[] { 4 }, 4, 4)]
    [InlineData(new[] { 5, 1, 2 }, 2, 2)]
    [InlineData(new[] { 3, 2, 5, 1 }, 2, 3)]
    [InlineData(new[] { 1, 1, 5, 5 }, 1, 5)]
    public void The_median_of_an_even_count_is_both_middle_levels(int[] levels, int lower, int upper) =>
        Assert.Equal(new Median(lower, upper), Of(levels).Levels.Median());

    [Fact]
    public void Without_levels_there_is_no_median() => Assert.Null(Score.Empty.Levels.Median());

    [Fact]
    public void The_distribution_counts_each_level()
    {
        var levels = Of(1, 3, 3, 5).Levels;

        Assert.Equal([1, 0, 2, 0, 1], Enumerable.Range(1, 5).Select(l => levels[l]));
        Assert.Throws<ArgumentOutOfRangeException>(() => levels[6]);
    }

    [Fact]
    public void A_target_score_says_how_many_questions_it_rests_on()
    {
        var target = TargetScore.From([Reading(4), Reading(5), Reading(null)]);

        Assert.Equal(new TargetScore(4.5, 2, 3), target);
        Assert.True(target.IsPartial);
    }

    [Fact]
    public void Targets_of_questions_that_do_not_apply_do_not_count()
    {
        var target = TargetScore.From([Reading(4), Reading(1) with { Kind = AnswerKind.NotApplicable, Level = null }]);

        Assert.Equal(new TargetScore(4, 1, 1), target);
    }

    private static Score Of(params int[] levels) => Score.Of(levels.Select(Answer.Rated));

    private static Reading Reading(int? target) => new(AnswerKind.Rated, 3, target, null, false);
}
