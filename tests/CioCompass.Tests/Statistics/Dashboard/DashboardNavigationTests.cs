using Bunit;
using Bunit.TestDoubles;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Results.Compass;
using CioCompass.Web.Features.Statistics.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Statistics.Dashboard;

/// <summary>The dashboard in a circuit, where following a link changes the address without a new page.</summary>
public sealed class DashboardNavigationTests : BunitContext, IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.InFileAsync();
        Services.AddSingleton(database.Get<StatisticCatalog>());
        Services.AddSingleton(database.Get<QuestionCatalog>());
        ComponentFactories.AddStub<OwnCompass>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await database.DisposeAsync();
    }

    [Fact]
    public void Choosing_an_audience_and_then_the_table_keeps_the_audience()
    {
        var dashboard = Render<DashboardPage>();
        var navigation = Services.GetRequiredService<BunitNavigationManager>();

        navigation.NavigateTo("/?audience=consumers");
        var table = dashboard.FindAll(".view-bar a").Last().GetAttribute("href");
        navigation.NavigateTo(table!);

        Assert.Equal("/?audience=consumers&view=table", table);
        Assert.Equal(2, dashboard.FindAll(".figures-table tbody tr").Count);
    }

    [Fact]
    public void A_place_on_the_page_keeps_the_view_one_is_in()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?view=table#employees-cared-for");

        var dashboard = Render<DashboardPage>();

        Assert.Equal("/?view=table#employees-cared-for", dashboard.Find(".glance a").GetAttribute("href"));
    }
}
