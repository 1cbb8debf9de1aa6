using CioCompass.Core.Workshops.Results;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(5, 10, 0.236593, 0.763407)]
    [InlineData(9, 10, 0.595850, 0.982124)]
    [InlineData(12, 12, 0.757506, 1)]
    public void It_is_the_score_interval_of_Wilson(int successes, int total, double lower, double upper)
    {
        var interval = WilsonInterval.Of(successes, total)!.Value;

        Assert.Equal(lower, interval.Lower, 5);
        Assert.Equal(upper, interval.Upper, 5);
    }

    [Fact]
    public void Without_observations_there_is_none() => Assert.Null(WilsonInterval.Of(0, 0));

    [Property]
    public bool It_holds_the_proportion_within_0_and_1(byte a, byte b)
    {
        var (successes, total) = (Math.Min(a, b), Math.Max(Math.Max(a, b), (byte)1));
        var p = (double)successes / total;
        var interval = WilsonInterval.Of(successes, total)!.Value;
        return interval.Lower >= 0 && interval.Lower <= p && p <= interval.Upper && interval.Upper <= 1 && interval.Lower < interval.Upper;
    }

    [Property]
    public bool Those_who_disagree_have_the_mirrored_interval(byte a, byte b)
    {
        var (successes, total) = (Math.Min(a, b), Math.Max(Math.Max(a, b), (byte)1));
        var interval = WilsonInterval.Of(successes, total)!.Value;
        var mirrored = WilsonInterval.Of(total - successes, total)!.Value;
        return Math.Abs(interval.Lower - (1 - mirrored.Upper)) < 1e-9 && Math.Abs(interval.Upper - (1 - mirrored.Lower)) < 1e-9;
    }
}
