using CioCompass.Core.Assessments;
using CioCompass.Core.Configuration;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

public sealed class TallyingTests
{
    [Theory]
    [InlineData(null, 3)]
    [InlineData("", 3)]
    [InlineData("0", 3)]
    [InlineData("-5", 3)]
    [InlineData("2", 3)]
    [InlineData("many", 3)]
    [InlineData("11", 3)]
    [InlineData("3", 3)]
    [InlineData("10", 10)]
    public void The_minimum_count_is_3_to_10_and_never_less(string? configured, int expected) =>
        Assert.Equal(expected, new WorkshopOptions { MinimumCount = configured }.EffectiveMinimumCount);

    [Property]
    public bool Below_the_minimum_nothing_but_that_leaves(byte votes, byte abstentions, byte minimum)
    {
        var least = 3 + (minimum % 8);
        var groups = new[]
        {
            new BallotGroup(BallotChoice.Level, 4, votes % 12), new BallotGroup(BallotChoice.Abstain, null, abstentions),
        };
        var result = Tallying.Of(RoundKind.Question, groups, [], least);
        return votes % 12 < least ? result == new RoundResult.Withheld(least) : result is RoundResult.Levels;
    }

    [Fact]
    public void A_level_an_unsure_answer_and_an_abstention_stay_apart()
    {
        BallotGroup[] groups =
        [
            new(BallotChoice.Level, 2, 2), new(BallotChoice.Level, 5, 1), new(BallotChoice.DontKnow, null, 4), new(BallotChoice.Abstain, null, 6),
        ];

        var tally = Assert.IsType<RoundResult.Levels>(Tallying.Of(RoundKind.Question, groups, [], 3)).Tally;

        Assert.Equal([0, 2, 0, 0, 1], tally.Counts);
        Assert.Equal((3, 4, 6, 7), (tally.Rated, tally.DontKnow, tally.Abstained, tally.Votes));
        Assert.Equal(new OrdinalMedian(2, 2), tally.Median);
    }

    [Fact]
    public void Of_the_one_level_among_those_who_do_not_know_nothing_is_told_and_no_consensus_made()
    {
        BallotGroup[] groups = [new(BallotChoice.Level, 3, 1), new(BallotChoice.DontKnow, null, 4)];

        var tally = Assert.IsType<RoundResult.Levels>(Tallying.Of(RoundKind.Question, groups, [new(Confidence.High, Confidence.High, 1)], 3)).Tally;

        Assert.Equal((1, 4, 5, true), (tally.Rated, tally.DontKnow, tally.Votes, tally.DontKnowLeads));
        Assert.Equal((null, null, null, null, null), (tally.Counts, tally.Consensus, tally.Median, tally.WidestSplit, tally.Confidence));
    }

    [Fact]
    public void A_level_that_an_imported_round_does_not_tell_is_counted_and_no_more()
    {
        BallotGroup[] groups = [new(BallotChoice.UntoldLevel, null, 4), new(BallotChoice.DontKnow, null, 1)];

        var tally = Assert.IsType<RoundResult.Levels>(Tallying.Of(RoundKind.Question, groups, [], 3)).Tally;

        Assert.Equal((4, null, null), (tally.Rated, tally.Counts, tally.Consensus));
    }

    [Fact]
    public void The_share_of_a_position_counts_those_who_do_not_know_but_not_those_who_abstain()
    {
        BallotGroup[] groups =
        [
            new(BallotChoice.Agree, null, 6), new(BallotChoice.Disagree, null, 3), new(BallotChoice.DontKnow, null, 1),
            new(BallotChoice.Abstain, null, 9),
        ];

        var tally = Assert.IsType<RoundResult.Positions>(Tallying.Of(RoundKind.Position, groups, [], 3)).Tally;

        Assert.Equal(10, tally.Base);
        Assert.Equal(0.6, tally.Share!.Value, 9);
        Assert.Equal(WilsonInterval.Of(6, 10), tally.Interval);
    }

    [Fact]
    public void Guesses_come_in_order_with_their_middle()
    {
        BallotGroup[] groups = [new(BallotChoice.Guess, 80, 1), new(BallotChoice.Guess, 40, 2), new(BallotChoice.Abstain, null, 1)];

        var tally = Assert.IsType<RoundResult.Guesses>(Tallying.Of(RoundKind.Guess, groups, [], 3)).Tally;

        Assert.Equal([new GuessCount(40, 2), new GuessCount(80, 1)], tally.Guesses);
        Assert.Equal((3, 1, new OrdinalMedian(40, 40)), (tally.Total, tally.Abstained, tally.Median));
    }
}
