using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Workshops.Results;

/// <summary>Sentences of a screen about a vote: words first, and nothing that was not voted.</summary>
public sealed class LevelTextsTests
{
    private const string DontKnow = "?";

    [Theory]
    [InlineData("1 1 1 5 5 5", "No consensus: 3 at level 1, 3 at level 5", "Geen consensus: 3 op niveau 1, 3 op niveau 5", "Pas de consensus : 3 au niveau 1, 3 au niveau 5")]
    [InlineData("1 1 3 5 5 5", "No consensus: 3 at levels 1 and 3, 3 at level 5", "Geen consensus: 3 op niveau 1 en 3, 3 op niveau 5", "Pas de consensus : 3 aux niveaux 1 et 3, 3 au niveau 5")]
    [InlineData("3 3 3 3", "All 4 votes at level 3", "Alle 4 stemmen op niveau 3", "Les 4 votes au niveau 3")]
    [InlineData("3 3 3 4", "Strong consensus around level 3", "Sterke consensus rond niveau 3", "Consensus fort autour du niveau 3")]
    [InlineData("3 3 4 4", "Strong consensus around levels 3 and 4", "Sterke consensus rond niveau 3 en 4", "Consensus fort autour des niveaux 3 et 4")]
    [InlineData("? ? ? ? 3", "4 of 5 do not know", "4 van de 5 weten het niet", "4 sur 5 ne savent pas")]
    [InlineData("? ? ?", "3 of 3 do not know", "3 van de 3 weten het niet", "3 sur 3 ne savent pas")]
    [InlineData("? 3 3", "2 gave a level: too few to show which", "2 gaven een niveau: te weinig om te tonen welke", "2 personnes ont donné un niveau : trop peu pour montrer lesquels")]
    [InlineData("? ? ? 3 4 5", "3 of 6 do not know", "3 van de 6 weten het niet", "3 sur 6 ne savent pas")]
    public void The_finding_of_a_vote_says_what_was_voted(string ballots, string english, string dutch, string french)
    {
        var tally = Voted.Tally([.. ballots.Split(' ').Select(b => b == DontKnow ? BallotValue.DontKnow : BallotValue.Level(int.Parse(b, System.Globalization.CultureInfo.InvariantCulture)))]);

        Assert.Equal(english, In("en", tally));
        Assert.Equal(dutch, In("nl", tally));
        Assert.Equal(french, In("fr", tally));
    }

    [Theory]
    [InlineData(new[] { 0, 2, 1, 1, 3 }, "3 at levels 2 and 3, 4 at levels 4 and 5")]
    [InlineData(new[] { 2, 1, 1, 0, 4 }, "4 at levels 1–3, 4 at level 5")]
    [InlineData(new[] { 5, 0, 1, 1, 1 }, "5 at level 1, 3 at levels 3–5")]
    public void A_split_names_the_levels_that_were_voted(int[] counts, string expected)
    {
        using var english = new InCulture("en");

        Assert.Equal(expected, RoundTexts.Split(Split.Widest(counts)));
    }

    [Fact]
    public void A_position_that_most_do_not_know_says_so_first()
    {
        using var english = new InCulture("en");

        Assert.StartsWith("4 of 5 do not know. In this room 20% agree", RoundTexts.Sentence(new PositionTally(1, 0, 4, 0)), StringComparison.Ordinal);
        Assert.StartsWith("In this room", RoundTexts.Sentence(new PositionTally(3, 0, 2, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_know_has_a_bar_of_their_own_in_every_vote_and_the_levels_only_where_they_may_be_told()
    {
        using var english = new InCulture("en");

        Assert.Equal(
            [("1 Initial", 0), ("2 Managed", 0), ("3 Defined", 3), ("4 Measured", 0), ("5 Optimising", 0), ("Don’t know", 0)],
            Bars(Voted.Tally([.. Voted.Levels(3, 3, 3)])));
        Assert.Equal([("A level, not shown which", 1), ("Don’t know", 4)], Bars(Voted.Tally([BallotValue.Level(3), .. Enumerable.Repeat(BallotValue.DontKnow, 4)])));
        Assert.Equal([("Don’t know", 3)], Bars(Voted.Tally([.. Enumerable.Repeat(BallotValue.DontKnow, 3)])));
    }

    private static string In(string language, LevelTally tally)
    {
        using var culture = new InCulture(language);
        return LevelTexts.Finding(tally);
    }

    private static IEnumerable<(string, int)> Bars(LevelTally tally) => VoteBar.Of(tally, null).Select(b => (b.Name, b.Count));
}
