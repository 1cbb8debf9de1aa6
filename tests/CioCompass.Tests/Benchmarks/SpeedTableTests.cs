using CioCompass.Benchmarks;
using CioCompass.Benchmarks.Soak;
using CioCompass.Benchmarks.Table;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Tests.Benchmarks;

public sealed class SpeedTableTests
{
    [Fact]
    public void The_documentation_describes_every_row_and_no_other()
    {
        var described = File.ReadLines(Path.Combine(Repository.Root, "docs", "speed.md"))
            .SkipWhile(l => !l.StartsWith("| row |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))
            .SelectMany(l => l.Split('|')[1].Split(',')).Select(n => n.Trim().Trim('`'));

        Assert.Equal(SpeedTable.Names, described);
    }

    [Fact]
    public void One_row_can_be_tried_with_a_part_of_its_phones()
    {
        Assert.True(SpeedTable.TryRead(["--only", "two-processes", "--divide", "20"], out var only, out var divide, out _));

        Assert.Equal(("two-processes", 20), (only, divide));
    }

    [Theory]
    [InlineData("--only", "nothing")]
    [InlineData("--divide", "0")]
    [InlineData("--divide", "many")]
    public void What_the_table_does_not_know_is_refused(string option, string value) =>
        Assert.False(SpeedTable.TryRead([option, value], out _, out _, out _));

    [Fact]
    public void The_soak_runs_on_either_database()
    {
        Assert.True(SoakRun.TryRead(["--minutes", "5", "--database", "postgres"], out var minutes, out var onPostgres, out _));
        Assert.Equal((5, true), (minutes, onPostgres));

        Assert.False(SoakRun.TryRead(["--database", "other"], out _, out _, out _));
    }

    [Fact]
    public void Several_processes_need_a_database_that_they_can_share()
    {
        Assert.True(WorkshopLoad.TryRead(["--processes", "2", "--database", "postgres"], out var plan));
        Assert.Equal(2, plan.Processes);

        Assert.False(WorkshopLoad.TryRead(["--processes", "2"], out _));
    }
}
