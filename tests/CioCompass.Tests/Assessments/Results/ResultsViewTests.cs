using System.Text.Json;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using static CioCompass.Tests.Assessments.Results.ResultsExample;

namespace CioCompass.Tests.Assessments.Results;

public sealed class ResultsViewTests
{
    [Fact]
    public void Movers_are_questions_with_a_level_in_both_the_largest_move_first()
    {
        var view = View(
            now: [("a", Rated(3)), ("b", Rated(4)), ("c", Rated(1)), ("d", Rated(2))],
            before: [("a", Rated(2)), ("b", Rated(2)), ("c", Rated(3)), ("d", Rated(2))]);

        Assert.Equal([("b", 2), ("c", -2), ("a", 1)], view.Movers.Select(q => (q.Question.Key, q.Change!.Value)));
        Assert.Equal(["d"], view.Moved(Movement.Same).Select(q => q.Question.Key));
    }

    [Fact]
    public void An_answer_gained_or_lost_is_no_move()
    {
        var view = View(
            now: [("a", Rated(3)), ("b", DontKnow), ("c", NotApplicable)],
            before: [("a", DontKnow), ("b", Rated(2)), ("c", Reading.Untouched)]);

        Assert.Empty(view.Movers);
        Assert.Equal(["a"], view.Moved(Movement.NewlyAnswered).Select(q => q.Question.Key));
        Assert.Equal(["b"], view.Moved(Movement.NoLongerAnswered).Select(q => q.Question.Key));
        Assert.All(view.Questions, q => Assert.Null(q.Change));
    }

    [Fact]
    public void A_question_that_the_earlier_version_did_not_ask_is_not_comparable()
    {
        var view = View(now: [("a", Rated(3)), ("b", Rated(3))], before: [("a", Rated(2))]);

        Assert.Equal(Movement.NotComparable, view.Questions[1].Movement);
        Assert.Equal(2, view.Overall.Previous!.Mean);
    }

    [Fact]
    public void Gaps_are_levels_short_of_the_target_the_widest_first()
    {
        var view = View(now:
        [
            ("a", Rated(3, target: 4)), ("b", Rated(2, target: 5)), ("c", Rated(4, target: 4)), ("d", Rated(5, target: 3)),
            ("e", Rated(1)), ("f", DontKnow with { Target = 5 }),
        ]);

        Assert.Equal([("b", 3), ("a", 1)], view.Gaps.Select(q => (q.Question.Key, q.Gap!.Value)));
    }

    [Fact]
    public void Open_questions_are_unknown_gaps_and_not_applicable_ones_are_none()
    {
        var view = View(now:
            [("a", DontKnow), ("b", NotApplicable), ("c", Reading.Untouched with { Target = 4 }), ("d", Rated(3))]);

        Assert.Equal(["c", "a"], view.UnknownGaps.Select(q => q.Question.Key));
    }

    [Fact]
    public void A_question_that_nobody_touched_is_unanswered()
    {
        var view = View(now: [("a", Rated(4))], keys: ["a", "b"]);

        Assert.Equal(1, view.Overall.Now.Unanswered);
        Assert.Equal(1, view.Answered);
    }

    [Fact]
    public void A_change_is_not_told_while_the_ranges_of_the_two_scores_overlap()
    {
        var firm = View(now: [("a", Rated(3))], before: [("a", Rated(2))]).Overall;
        var loose = View(now: [("a", Rated(3)), ("b", DontKnow)], before: [("a", Rated(2)), ("b", Rated(2))]).Overall;

        Assert.Equal((1.0, false), (firm.Change, firm.IsChangeUncertain));
        Assert.Equal((null, true), (loose.Change, loose.IsChangeUncertain));
    }

    [Fact]
    public void Without_an_earlier_assessment_there_is_no_previous_score()
    {
        var view = View(now: [("a", Rated(3))]);

        Assert.Null(view.Overall.Previous);
        Assert.Null(view.Overall.Change);
    }

    [Fact]
    public void The_stored_facts_survive_the_way_from_the_prerendered_page_to_the_circuit()
    {
        var view = View(
            now: [("a", Rated(3, target: 4) with { Confidence = Confidence.Low, MarkedForReview = true }), ("b", DontKnow)],
            before: [("a", Rated(2))]);

        var carried = JsonSerializer.Deserialize<ResultsData>(JsonSerializer.Serialize(view.Data))!;

        Assert.Equal(view.Overall, ResultsView.Of(carried, view.QuestionSet).Overall);
        Assert.Equal(view.Data.Now, carried.Now);
        Assert.Equal(view.Data.Previous, carried.Previous);
    }
}
