using CioCompass.Core.Workshops.Results;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

public sealed class SplitTests
{
    [Fact]
    public void Two_camps_are_found_with_their_sizes_and_the_gap_between_them()
    {
        var split = Split.Widest([4, 4, 0, 0, 6])!;

        Assert.Equal([1, 2], split.Lower.Levels);
        Assert.Equal([5], split.Upper.Levels);
        Assert.Equal((8, 6), (split.Lower.Count, split.Upper.Count));
        Assert.Equal(3.5, split.Gap, 9);
    }

    [Fact]
    public void One_outlier_does_not_make_a_camp_when_the_room_is_divided()
    {
        var split = Split.Widest([0, 10, 0, 10, 1])!;

        Assert.Equal([2], split.Lower.Levels);
        Assert.Equal([4, 5], split.Upper.Levels);
        Assert.Equal((10, 11), (split.Lower.Count, split.Upper.Count));
    }

    [Theory]
    [InlineData(new[] { 0, 0, 9, 0, 0 })]
    [InlineData(new[] { 0, 0, 0, 0, 0 })]
    public void A_room_of_one_level_is_not_split(int[] counts) => Assert.Null(Split.Widest(counts));

    [Property(Arbitrary = [typeof(Ballots)])]
    public bool The_camps_are_the_whole_room_and_lie_apart(LevelCounts levels)
    {
        var split = Split.Widest(levels.Counts);
        return split is null
            ? levels.Counts.Count(c => c > 0) < 2
            : split.Lower.Count > 0 && split.Upper.Count > 0 && split.Lower.Count + split.Upper.Count == levels.Counts.Sum()
                && split.Lower.Levels[^1] < split.Upper.Levels[0] && split.Gap is > 0 and <= 4
                && split.Lower.Levels.Concat(split.Upper.Levels).SequenceEqual(Enumerable.Range(1, 5).Where(l => levels.Counts[l - 1] > 0));
    }
}
