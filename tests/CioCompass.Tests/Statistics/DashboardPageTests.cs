using System.Net;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Statistics;

public sealed class DashboardPageTests
{
    [Fact]
    public async Task The_dashboard_needs_no_sign_in()
    {
        await using var app = new CompassWebApp();
        using var client = app.CreateClient();

        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
