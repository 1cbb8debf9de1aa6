using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Workshops.Results;

/// <summary>How sure people were is told in groups of the minimum count, and never so that one ballot could be put together.</summary>
public sealed class ConfidenceSpreadTests
{
    [Theory]
    [InlineData("LLL MMMM HHH", "3 not very sure, 4 fairly sure, 3 very sure")]
    [InlineData("L MMMM HHH", "5 not very or fairly sure, 3 very sure")]
    [InlineData("LL M HHH", "3 not very or fairly sure, 3 very sure")]
    [InlineData("LLL MM H", "3 not very sure, 3 fairly or very sure")]
    [InlineData("L MMM HH", "3 fairly sure, 3 not very or very sure")]
    [InlineData("LL MM HH", "not shown: it would tell too much about single votes")]
    [InlineData("LLL MMM ---", "3 not very sure, 3 fairly sure, 3 did not say")]
    [InlineData("LLL MMM -", "not shown: it would tell too much about single votes")]
    [InlineData("L M H", "not shown: it would tell too much about single votes")]
    [InlineData("LL HH", "not shown: it would tell too much about single votes")]
    [InlineData("HHHHH", "5 very sure")]
    [InlineData("-----", null)]
    public void Answers_of_few_are_told_together_with_their_neighbours_or_not_at_all(string said, string? told)
    {
        using var english = new InCulture("en");

        Assert.Equal(told, LevelTexts.SureShort(Voted.Tally([.. said.Where(c => c != ' ').Select(c => BallotValue.Level(3, Sure(c)))])));
    }

    [Fact]
    public void That_all_were_very_sure_is_not_told_where_one_stands_alone_on_a_level()
    {
        var tally = Voted.Tally([.. new[] { 2, 2, 2, 2, 5 }.Select(level => BallotValue.Level(level, Confidence.High))]);

        Assert.Equal((null, true), (tally.Confidence, tally.IsConfidenceWithheld));
    }

    /// <summary>
    /// Every room of three to seven on three levels: whoever knows the rules looks for a group of ballots with one level and one confidence,
    /// or one confidence, whose size below the minimum is the same in every room that would look like this one.
    /// </summary>
    [Theory]
    [InlineData(3, 7)]
    [InlineData(4, 6)]
    public void No_result_tells_a_level_together_with_how_sure_a_few_were(int minimumCount, int largest)
    {
        var cells = (from level in (int[])[1, 3, 5] from sure in (Confidence?[])[null, Confidence.Low, Confidence.Medium, Confidence.High] select BallotValue.Level(level, sure)).ToArray();
        for (var people = minimumCount; people <= largest; people++)
        {
            foreach (var alike in Rooms(people, cells.Length).GroupBy(counts => Voted.Text(Voted.Question(minimumCount, Ballots(counts, cells)))))
            {
                var rooms = alike.ToList();
                for (var cell = 0; cell < cells.Length; cell++)
                {
                    if (cells[cell].Confidence is { } sure)
                    {
                        AssertNotKnown([.. rooms.Select(r => r[cell])], minimumCount, alike.Key);
                        AssertNotKnown([.. rooms.Select(r => r.Where((_, i) => cells[i].Confidence == sure).Sum())], minimumCount, alike.Key);
                    }
                }
            }
        }
    }

    private static void AssertNotKnown(HashSet<int> possible, int minimumCount, string told) =>
        Assert.False(possible.Count == 1 && possible.Single() > 0 && possible.Single() < minimumCount, told);

    private static IEnumerable<BallotValue> Ballots(int[] counts, BallotValue[] cells) =>
        counts.SelectMany((count, cell) => Enumerable.Repeat(cells[cell], count));

    /// <summary>All ways to put some people into cells.</summary>
    private static IEnumerable<int[]> Rooms(int people, int cells) => cells == 1
        ? [[people]]
        : Enumerable.Range(0, people + 1).SelectMany(first => Rooms(people - first, cells - 1).Select(rest => (int[])[first, .. rest]));

    private static Confidence? Sure(char letter) => letter switch
    {
        'L' => Confidence.Low,
        'M' => Confidence.Medium,
        'H' => Confidence.High,
        _ => null,
    };
}
