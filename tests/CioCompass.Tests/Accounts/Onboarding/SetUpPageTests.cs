using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Onboarding;

public sealed class SetUpPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_that_ends_while_its_page_is_open_says_so_and_makes_nobody_administrator()
    {
        await using var app = new CompassWebApp();
        app.Settings.Clear();
        using var client = app.CreateClient();
        var token = await app.Services.GetRequiredService<SetupLinkService>().CreateAsync(Cancel);
        var address = $"/setup?token={token}";
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(address, Cancel));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        await db.AccountLinks.ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, DateTime.UnixEpoch), Cancel);

        var fields = page.QuerySelectorAll("main input[type=hidden][name]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        (fields["Input.Name"], fields["Input.Email"], fields["Input.Password"]) = ("Ann", "ann@example.org", "drie groene giraffen dansen");
        using var answer = await client.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(await db.Users.AnyAsync(Cancel));
    }
}
