using Bunit;
using CioCompass.Tests.Support;
using CioCompass.Web.Components.Charts;

namespace CioCompass.Tests.Components.Charts;

public sealed class CompassRadarTests : IDisposable
{
    private readonly BunitContext bunit = new();

    public void Dispose() => bunit.Dispose();

    [Fact]
    public void The_drawing_is_an_image_with_a_sentence()
    {
        var svg = Render(Point("a", 3)).Find("svg");

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("In words.", svg.GetAttribute("aria-label"));
    }

    [Fact]
    public void A_known_score_is_a_point_of_two_facets_and_a_mark_at_its_level()
    {
        var radar = Render(Point("north", 3), Point("east", 5));

        Assert.Equal(4, radar.FindAll(".rose-facet").Count);
        Assert.Empty(radar.FindAll(".rose-band"));
        var mark = radar.FindAll(".rose-mark-now")[0];
        Assert.Equal(("0", "-120"), (mark.GetAttribute("cx"), mark.GetAttribute("cy")));
    }

    [Fact]
    public void A_range_is_a_hatched_band_around_the_known_mean()
    {
        var radar = Render(new RadarPoint("a", "A", 2.5, 2, 3.3, null, null));

        Assert.Equal("url(#compass-hatch)", radar.Find(".rose-band").GetAttribute("fill"));
        Assert.Single(radar.FindAll(".rose-mark-now"));
        Assert.Single(radar.FindAll("pattern#compass-hatch"));
    }

    [Fact]
    public void Without_any_level_there_is_a_band_and_no_mark()
    {
        var radar = Render(new RadarPoint("a", "A", null, 1, 5, null, null));

        Assert.Single(radar.FindAll(".rose-band"));
        Assert.Empty(radar.FindAll(".rose-facet, .rose-mark-now"));
    }

    [Fact]
    public void What_does_not_apply_draws_nothing() =>
        Assert.Empty(Render(new RadarPoint("a", "A", null, null, null, null, null))
            .FindAll(".rose-band, .rose-facet, .rose-mark-now, .rose-mark-target, .rose-mark-previous"));

    [Fact]
    public void The_line_of_targets_breaks_where_one_is_missing()
    {
        var radar = Render(Point("n", 2, target: 4), Point("e", 2, target: 3), Point("s", 2), Point("w", 2, target: 5));

        Assert.Equal("M0 -160 L120 0 M-200 0 L0 -160", radar.Find(".rose-target").GetAttribute("d"));
        Assert.Equal(3, radar.FindAll(".rose-mark-target").Count);
    }

    [Fact]
    public void Each_point_has_its_label()
    {
        var radar = bunit.Render<CompassRadar>(p => p
            .Add(r => r.Points, [Point("a", 1), Point("b", 2)])
            .Add(r => r.Summary, "In words.")
            .Add(r => r.Label, point => $"<b>{point.Name}</b>"));

        Assert.Equal(["A", "B"], radar.FindAll(".radar-label b").Select(b => b.TextContent));
    }

    [Fact]
    public void Coordinates_have_a_point_in_every_language()
    {
        using var _ = new InCulture("nl");

        Assert.DoesNotMatch(@"\d,\d", Render(new RadarPoint("a", "A", 2.5, 2.1, 3.3, 3.7, 1.3)).Markup);
    }

    private static RadarPoint Point(string key, double now, double? target = null, double? previous = null) =>
        new(key, key.ToUpperInvariant(), now, now, now, target, previous);

    private IRenderedComponent<CompassRadar> Render(params RadarPoint[] points) =>
        bunit.Render<CompassRadar>(p => p.Add(r => r.Points, points).Add(r => r.Summary, "In words."));
}
