using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

/// <summary>Two votes on one subject are compared as somebody would who knows who came and who left between them.</summary>
public sealed class SubtractionTests
{
    private static readonly RoundResult Beside = new RoundResult.Withheld(3, BesideAnother: true);

    private static readonly Gen<BallotValue> Answers = Gen.Elements<BallotValue>([.. Voted.Levels(1, 2, 3, 4, 5), BallotValue.DontKnow]);

    [Fact]
    public void The_vote_of_one_phone_that_left_cannot_be_told_from_the_vote_before() =>
        Assert.Equal(Beside, Voted.InTurn(3, Voted.Levels(3, 3, 3, 5), Voted.Levels(3, 3, 3))[1]);

    [Fact]
    public void The_vote_of_one_phone_that_came_cannot_be_told_from_the_vote_before() =>
        Assert.Equal(Beside, Voted.InTurn(3, Voted.Levels(3, 3, 3), Voted.Levels(3, 3, 3, 5))[1]);

    [Fact]
    public void Nor_from_a_vote_before_that() =>
        Assert.Equal(Beside, Voted.InTurn(3, Voted.Levels(3, 3, 3, 5), Voted.Levels(1, 1, 1, 2), Voted.Levels(3, 3, 3))[2]);

    [Fact]
    public void What_was_shown_first_stays_whatever_was_voted_first()
    {
        var results = Voted.InTurn(3, Voted.Levels(3, 3, 3, 5), Voted.Levels(3, 3, 3));

        Assert.IsType<RoundResult.Levels>(results[0]);
    }

    [Fact]
    public void Where_minds_changed_a_second_vote_is_shown_although_somebody_left() =>
        Assert.IsType<RoundResult.Levels>(Voted.InTurn(3, Voted.Levels(1, 1, 3, 5, 5, 5), Voted.Levels(3, 3, 3, 3, 5))[1]);

    [Fact]
    public void The_same_result_twice_is_shown_twice() =>
        Assert.IsType<RoundResult.Levels>(Voted.InTurn(3, Voted.Levels(1, 2, 3), Voted.Levels(1, 2, 3))[1]);

    [Fact]
    public void Where_as_many_left_as_a_result_needs_it_is_shown() =>
        Assert.IsType<RoundResult.Levels>(Voted.InTurn(3, Voted.Levels(1, 2, 3, 4, 5, 5), Voted.Levels(1, 2, 3))[1]);

    [Fact]
    public void Guesses_and_positions_are_kept_back_likewise()
    {
        BallotValue[] positions = [BallotValue.Agree, BallotValue.Agree, BallotValue.Agree, BallotValue.Disagree];
        BallotValue[] guesses = [BallotValue.Guess(10), BallotValue.Guess(20), BallotValue.Guess(30), BallotValue.Guess(40)];

        Assert.Equal(Beside, Voted.InTurn(RoundKind.Position, 3, positions, positions[..3])[1]);
        Assert.Equal(Beside, Voted.InTurn(RoundKind.Guess, 3, guesses, guesses[..3])[1]);
    }

    [Fact]
    public void How_sure_one_was_who_left_is_kept_back_where_the_levels_are_shown()
    {
        var before = Enumerable.Repeat(BallotValue.Level(1, Confidence.Low), 4).Concat(Enumerable.Repeat(BallotValue.Level(3, Confidence.High), 4));
        var after = Enumerable.Repeat(BallotValue.Level(2, Confidence.Low), 3).Concat(Enumerable.Repeat(BallotValue.Level(3, Confidence.High), 4));

        var results = Voted.InTurn(3, before, after);

        Assert.NotNull(Assert.IsType<RoundResult.Levels>(results[0]).Tally.Confidence);
        var tally = Assert.IsType<RoundResult.Levels>(results[1]).Tally;
        Assert.Equal((7, null, true), (tally.Rated, tally.Confidence, tally.IsConfidenceWithheld));
    }

    /// <summary>Everybody else votes the same again: what those chose who left makes no difference to anything that is told.</summary>
    [Property(MaxTest = 300)]
    public Property Whatever_they_chose_who_left_the_second_result_is_the_same() => Prop.ForAll(
        Rooms().ToArbitrary(), room =>
        {
            var told = Enumerable.Range(0, room.Ballots.Count)
                .Select(first => Voted.Text(Voted.InTurn(room.Minimum, room.Ballots, Without(room.Ballots, first, room.Few))[1]))
                .ToHashSet();
            return told.Count == 1;
        });

    /// <summary>And what those chose who came in between.</summary>
    [Property(MaxTest = 300)]
    public Property Whatever_they_chose_who_came_the_second_result_is_the_same() => Prop.ForAll(
        Rooms().ToArbitrary(), Gen.ListOf(Answers, 4).ToArbitrary(), Gen.ListOf(Answers, 4).ToArbitrary(), (room, one, other) =>
        {
            var before = Voted.Question(room.Minimum, room.Ballots);
            return before is RoundResult.Withheld
                || Second(one) == Second(other);

            string Second(IEnumerable<BallotValue> came) =>
                Voted.Text(Voted.InTurn(room.Minimum, room.Ballots, room.Ballots.Concat(came.Take(room.Few)))[1]);
        });

    /// <param name="Few">1 to one below the minimum.</param>
    private sealed record Room(int Minimum, int Few, IReadOnlyList<BallotValue> Ballots);

    /// <summary>Rooms that are shown, and still have enough votes without a few.</summary>
    private static Gen<Room> Rooms() =>
        from minimum in Gen.Choose(3, 5)
        from few in Gen.Choose(1, minimum - 1)
        from people in Gen.Choose(minimum + few, 14)
        from ballots in Gen.ListOf(Answers, people)
        select new Room(minimum, few, [.. ballots]);

    /// <summary>Without some who sit side by side.</summary>
    private static IEnumerable<BallotValue> Without(IReadOnlyList<BallotValue> ballots, int first, int count) =>
        ballots.Where((_, index) => (index - first + ballots.Count) % ballots.Count >= count);
}
