using CioCompass.Core.Assessments.Benchmarks;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Benchmarks;

public sealed class PopulationTests
{
    private static readonly Guid Own = Guid.NewGuid();

    [Fact]
    public void The_organisation_itself_is_not_among_the_others()
    {
        var all = Scores(1, 2, 3, 4).Append(new OrganisationScores(Own, 5, new Dictionary<string, double>()));

        Assert.Null(Population.Compare(all, null, Own, new HashSet<Guid> { Own }));
    }

    [Fact]
    public void A_theme_counts_only_the_organisations_that_have_a_score_in_it()
    {
        var all = Scores(1, 2, 3, 4, 5);

        Assert.NotNull(Population.Compare(all, null, Own, new HashSet<Guid>()));
        Assert.Null(Population.Compare(all, "strategy", Own, new HashSet<Guid>()));
    }

    [Fact]
    public void Organisations_that_a_reader_could_work_out_by_taking_away_those_they_see_are_left_out()
    {
        var all = Scores(1, 1, 1, 1, 1, 5);
        var seen = all.Take(5).Select(o => o.OrganisationId).ToHashSet();

        Assert.Equal(new Benchmark(5, 1, 1, 1), Population.Compare(all, null, Own, seen));
        Assert.Null(Population.Compare(all, null, Own, all.Take(4).Select(o => o.OrganisationId).ToHashSet()));
    }

    /// <summary>Whatever a reader sees by name: what they cannot see either has no part in the numbers, or five organisations' part.</summary>
    [Property]
    public bool Fewer_than_five_organisations_that_the_reader_does_not_see_never_change_the_numbers(byte visible, byte hidden, byte other)
    {
        var named = Scores([.. Enumerable.Range(0, visible % 9).Select(i => 1 + (i % 5.0))]);
        var unseen = Scores([.. Enumerable.Range(0, hidden % 9).Select(i => 1 + ((i + other) % 5.0))]);
        var seen = named.Select(o => o.OrganisationId).ToHashSet();

        var benchmark = Population.Compare([.. named, .. unseen], null, Own, seen);

        return unseen.Count >= Benchmark.MinimumOrganisations
            ? benchmark!.Organisations == named.Count + unseen.Count
            : benchmark == Population.Compare(named, null, Own, seen);
    }

    private static List<OrganisationScores> Scores(params double[] overall) =>
        [.. overall.Select(o => new OrganisationScores(Guid.NewGuid(), o, new Dictionary<string, double>()))];
}
