using CioCompass.Core.Workshops.Results;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

public sealed class ConsensusTests
{
    [Theory]
    [InlineData(new[] { 0, 0, 7, 0, 0 }, 1)]
    [InlineData(new[] { 4, 0, 0, 0, 4 }, 0)]
    [InlineData(new[] { 2, 2, 2, 2, 2 }, 0.433985)] // 1 + 2/5·log2(1/2) + 2/5·log2(3/4)
    [InlineData(new[] { 0, 5, 5, 0, 0 }, 0.807355)] // 1 + log2(7/8)
    public void It_is_the_measure_of_Tastle_and_Wierman(int[] counts, double expected) =>
        Assert.Equal(expected, Consensus.Of(counts)!.Value, 6);

    [Fact]
    public void Without_ballots_there_is_none() => Assert.Null(Consensus.Of([0, 0, 0, 0, 0]));

    [Property(Arbitrary = [typeof(Ballots)])]
    public bool It_lies_between_0_and_1(LevelCounts levels) => Consensus.Of(levels.Counts) is null or (>= 0 and <= 1);

    [Property(Arbitrary = [typeof(Ballots)])]
    public bool A_mirrored_room_agrees_as_much(LevelCounts levels) => Near(Consensus.Of(levels.Counts), Consensus.Of([.. levels.Counts.Reverse()]));

    [Property(Arbitrary = [typeof(Ballots)])]
    public bool A_room_three_times_as_large_with_the_same_shares_agrees_as_much(LevelCounts levels) =>
        Near(Consensus.Of(levels.Counts), Consensus.Of([.. levels.Counts.Select(c => 3 * c)]));

    [Property(Arbitrary = [typeof(Ballots)])]
    public bool Only_a_room_of_one_mind_agrees_wholly(LevelCounts levels) =>
        Consensus.Of(levels.Counts) is not { } consensus || (consensus > 1 - 1e-12) == (levels.Counts.Count(c => c > 0) == 1);

    private static bool Near(double? a, double? b) => a == b || Math.Abs(a!.Value - b!.Value) < 1e-9;
}

/// <summary>Ballots per level.</summary>
public sealed record LevelCounts(int[] Counts);

public static class Ballots
{
    public static Arbitrary<LevelCounts> Levels() =>
        Gen.Choose(0, 40).ArrayOf(5).Select(c => new LevelCounts(c)).ToArbitrary();
}
