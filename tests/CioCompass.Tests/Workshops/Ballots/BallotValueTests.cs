using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Tests.Workshops.Ballots;

public sealed class BallotValueTests
{
    public static TheoryData<RoundKind, string> Takes() => new()
    {
        { RoundKind.Question, "1" }, { RoundKind.Question, "5" }, { RoundKind.Question, "dont-know" }, { RoundKind.Question, "abstain" },
        { RoundKind.Guess, "0" }, { RoundKind.Guess, "100" }, { RoundKind.Guess, "abstain" },
        { RoundKind.Position, "agree" }, { RoundKind.Position, "disagree" }, { RoundKind.Position, "dont-know" },
        { RoundKind.Position, "abstain" },
    };

    public static TheoryData<RoundKind, string?> Refuses() => new()
    {
        { RoundKind.Question, "0" }, { RoundKind.Question, "6" }, { RoundKind.Question, "-1" }, { RoundKind.Question, "99" },
        { RoundKind.Question, "NaN" }, { RoundKind.Question, "3.5" }, { RoundKind.Question, "agree" }, { RoundKind.Question, null },
        { RoundKind.Question, "" }, { RoundKind.Guess, "101" }, { RoundKind.Guess, "-1" }, { RoundKind.Guess, "1e999" },
        { RoundKind.Guess, "99999999999999999999" }, { RoundKind.Guess, "dont-know" }, { RoundKind.Position, "3" },
    };

    [Theory]
    [MemberData(nameof(Takes))]
    public void A_form_is_read_and_written_alike(RoundKind kind, string choice)
    {
        Assert.True(BallotValue.TryParse(kind, choice, null, out var value));
        Assert.Equal(choice, value.Value.Text);
    }

    [Theory]
    [MemberData(nameof(Refuses))]
    public void What_does_not_fit_the_round_is_refused(RoundKind kind, string? choice) =>
        Assert.False(BallotValue.TryParse(kind, choice, null, out _));

    [Fact]
    public void Confidence_goes_with_a_level_only()
    {
        Assert.True(BallotValue.TryParse(RoundKind.Question, "4", "HIGH", out var level));
        Assert.Equal(BallotValue.Level(4, Confidence.High), level);
        Assert.True(BallotValue.TryParse(RoundKind.Question, "abstain", "high", out var abstain));
        Assert.Equal(BallotValue.Abstain, abstain);
        Assert.False(BallotValue.TryParse(RoundKind.Question, "4", "2", out _));
        Assert.False(BallotValue.TryParse(RoundKind.Question, "4", "certain", out _));
        Assert.False((BallotValue.Guess(40) with { Confidence = Confidence.Low }).Fits(RoundKind.Guess));
    }
}
