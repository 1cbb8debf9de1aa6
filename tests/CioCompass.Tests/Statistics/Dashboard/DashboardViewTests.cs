using CioCompass.Core.Statistics;
using CioCompass.Web.Features.Statistics.Dashboard;

namespace CioCompass.Tests.Statistics.Dashboard;

public sealed class DashboardViewTests
{
    [Fact]
    public void Without_a_query_all_figures_are_charts() =>
        Assert.Equal(new DashboardView(AsTable: false, null, null), DashboardView.Parse(null, null));

    [Theory]
    [InlineData("employees", Audience.Employees)]
    [InlineData("Consumers", Audience.Consumers)]
    public void An_audience_is_read_in_any_case(string query, Audience expected) =>
        Assert.Equal(expected, DashboardView.Parse("table", query).Audience);

    [Theory]
    [InlineData("martians")]
    [InlineData("1")]
    [InlineData("employees,consumers")]
    [InlineData("<script>")]
    public void An_unknown_audience_filters_nothing_and_is_remembered_for_the_notice(string query)
    {
        var view = DashboardView.Parse(null, query);

        Assert.Null(view.Audience);
        Assert.Equal(query, view.UnknownAudience);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_audience_is_no_audience(string query) => Assert.Null(DashboardView.Parse(null, query).UnknownAudience);

    [Fact]
    public void An_unknown_view_shows_the_charts() => Assert.False(DashboardView.Parse("pie", null).AsTable);
}
