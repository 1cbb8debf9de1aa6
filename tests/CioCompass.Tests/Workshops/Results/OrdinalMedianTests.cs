using CioCompass.Core.Workshops.Results;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Results;

public sealed class OrdinalMedianTests
{
    [Fact]
    public void An_odd_number_of_answers_has_one_middle() =>
        Assert.Equal(new OrdinalMedian(2, 2), OrdinalMedian.Of([(1, 1), (2, 1), (5, 1)]));

    [Fact]
    public void An_even_number_may_have_two_which_are_not_averaged() =>
        Assert.Equal(new OrdinalMedian(2, 4), OrdinalMedian.Of([(1, 1), (2, 1), (4, 2)]));

    [Fact]
    public void Without_answers_there_is_none() => Assert.Null(OrdinalMedian.Of([(1, 0)]));

    [Property]
    public bool It_is_the_middle_of_the_sorted_answers(byte[] answers)
    {
        var sorted = answers.Select(a => (int)a).Order().ToList();
        var median = OrdinalMedian.Of(answers.Select(a => ((int)a, 1)));
        return sorted.Count == 0
            ? median is null
            : median == new OrdinalMedian(sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
    }
}
