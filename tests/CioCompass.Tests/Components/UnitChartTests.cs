using Bunit;
using CioCompass.Web.Components.Charts;

namespace CioCompass.Tests.Components;

public sealed class UnitChartTests : BunitContext
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(93)]
    [InlineData(100)]
    public void It_fills_as_many_people_as_the_share_and_leaves_the_others_hollow(int count)
    {
        var chart = Chart(count);

        Assert.Equal(count, PeopleIn(chart.Find(".unit-chart-yes").GetAttribute("d")));
        Assert.Equal(UnitGrid.People - count, PeopleIn(chart.Find(".unit-chart-no").GetAttribute("d")));
    }

    [Fact]
    public void It_is_an_image_with_a_sentence_for_readers_who_do_not_see_it()
    {
        var drawing = Chart(93).Find("svg");

        Assert.Equal("img", drawing.GetAttribute("role"));
        Assert.Equal("93 of 100 say so.", drawing.GetAttribute("aria-label"));
    }

    [Fact]
    public void Its_labels_stand_beside_the_drawing()
    {
        var chart = Chart(93);

        Assert.Equal("93 of 100", chart.Find(".unit-chart-share").TextContent);
        Assert.Equal("7 did not", chart.Find(".unit-chart-rest").TextContent);
    }

    [Fact]
    public void A_full_house_has_no_label_for_the_rest() => Assert.Empty(Chart(100).FindAll(".unit-chart-rest"));

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(0, 101)]
    public void There_are_a_hundred_people_and_no_more(int from, int to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitGrid.Path(from, to));

    [Fact]
    public void Nobody_stands_outside_the_drawing() =>
        Assert.All(
            UnitGrid.Path(0, 100).Split('M', StringSplitOptions.RemoveEmptyEntries),
            person => Assert.All(person.Split('a')[0].Split(' '), position => Assert.InRange(int.Parse(position), 0, UnitGrid.Size)));

    private IRenderedComponent<UnitChart> Chart(int count) => Render<UnitChart>(p => p
        .Add(c => c.Count, count)
        .Add(c => c.Share, $"{count} of 100")
        .Add(c => c.Rest, $"{100 - count} did not")
        .Add(c => c.Description, $"{count} of 100 say so."));

    private static int PeopleIn(string? path) => path!.Count(c => c == 'M');
}
