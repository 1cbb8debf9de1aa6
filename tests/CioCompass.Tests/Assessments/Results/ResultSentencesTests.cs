using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Results;
using static CioCompass.Tests.Assessments.Results.ResultsExample;

namespace CioCompass.Tests.Assessments.Results;

public sealed class ResultSentencesTests
{
    private const char NoBreak = '\u00a0';

    [Theory]
    [InlineData("en", "Overall, the organisation scores 2.5 out of 5, after 2.0 in March 2025; between 2.0 and 3.3 as one question has no level.")]
    [InlineData("nl", "De organisatie scoort globaal 2,5 op 5, tegenover 2,0 in maart 2025; tussen 2,0 en 3,3 omdat één vraag geen niveau heeft.")]
    [InlineData("fr", "Globalement, l’organisation obtient 2,5 sur 5, contre 2,0 en mars 2025_; entre 2,0 et 3,3, car une question n’a pas de niveau.")]
    public void The_sentence_says_level_change_and_range_in_the_readers_words_and_numbers(string language, string expected)
    {
        using var _ = new InCulture(language);
        var view = View(
            now: [("a", Rated(3)), ("b", Rated(2)), ("c", DontKnow)],
            before: [("a", Rated(2)), ("b", Rated(2)), ("c", Rated(2))]);

        Assert.Equal(expected.Replace('_', NoBreak), ResultSentences.Overall(view));
    }

    [Fact]
    public void A_fall_and_several_open_questions_are_said_too()
    {
        using var _ = new InCulture("en");
        var view = View(now: [("a", Rated(2)), ("b", DontKnow), ("c", Reading.Untouched)], before: [("a", Rated(4))]);

        Assert.Equal(
            "Overall, the organisation scores 2.0 out of 5, after 4.0 in March 2025; between 1.3 and 4.0 as 2 questions have no level.",
            ResultSentences.Overall(view));
    }

    [Theory]
    [InlineData(5, 5, "up 3.5 since March 2025; between 3.7 and 5.0 as one question has no level")]
    [InlineData(1, 1, "after 1.5 in March 2025; between 1.0 and 2.3 as one question has no level")]
    public void A_rise_is_only_claimed_where_the_ranges_do_not_overlap(int a, int b, string clause)
    {
        using var _ = new InCulture("en");
        var view = View(now: [("a", Rated(a)), ("b", Rated(b)), ("c", DontKnow)], before: [("a", Rated(1)), ("b", Rated(2))]);

        Assert.Contains(clause, ResultSentences.Overall(view), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_rounds_to_nothing_is_no_change()
    {
        using var _ = new InCulture("en");
        var view = View(now: [("a", Rated(2))], before: [("a", Rated(2))]);

        Assert.Equal("Overall, the organisation scores 2.0 out of 5, unchanged since March 2025.", ResultSentences.Overall(view));
    }

    [Fact]
    public void A_target_set_for_some_questions_only_is_said_to_be_so()
    {
        using var _ = new InCulture("en");

        Assert.Equal(
            "Overall, the organisation scores 3.0 out of 5. The target is 4.0, set for 1 of 2 questions.",
            ResultSentences.Overall(View(now: [("a", Rated(3, target: 4)), ("b", Rated(3))])));
    }

    [Fact]
    public void Without_a_level_only_the_range_is_said_and_without_a_question_that_applies_not_even_that()
    {
        using var _ = new InCulture("en");

        Assert.Equal(
            "No question has a level yet: the score lies somewhere between 1.0 and 5.0.",
            ResultSentences.Overall(View(now: [("a", DontKnow)])));
        Assert.Equal("No question applies, so there is no score.", ResultSentences.Overall(View(now: [("a", NotApplicable)])));
    }

    [Theory]
    [InlineData(0.25, "+0.3")]
    [InlineData(-0.25, "−0.3")]
    [InlineData(0.04, "0.0")]
    [InlineData(-0.04, "0.0")]
    public void Changes_are_printed_with_their_sign_as_they_round(double change, string expected)
    {
        using var _ = new InCulture("en");

        Assert.Equal(expected, ResultFormat.Signed(change));
    }

    [Fact]
    public void The_title_of_the_gaps_says_how_things_are()
    {
        using var _ = new InCulture("en");

        Assert.Equal("No targets are set yet", ResultSentences.GapsTitle(View(now: [("a", Rated(3))])));
        Assert.Equal("Every target that could be checked is reached", ResultSentences.GapsTitle(View(now: [("a", Rated(3, 3))])));
        Assert.Equal("One question is short of its target", ResultSentences.GapsTitle(View(now: [("a", Rated(3, 4))])));
    }

    [Fact]
    public void An_answer_keeps_its_own_word()
    {
        using var _ = new InCulture("en");

        Assert.Equal(
            ["level 3", "don’t know", "not applicable", "not answered", "not asked"],
            new[] { Rated(3), DontKnow, NotApplicable, Reading.Untouched, null }.Select(ResultFormat.Answer));
    }
}
