using System.Net;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;

namespace CioCompass.Tests.Hosting;

/// <summary>Two installations at two ports of one host, in one browser, which shows the cookies of either to both.</summary>
public sealed class TwoInstallationsTests : IAsyncLifetime
{
    private readonly CookieContainer cookies = new();
    private WorkshopApp here = null!;
    private WorkshopApp there = null!;
    private TabbedBrowser atHere = null!;
    private TabbedBrowser atThere = null!;

    public async ValueTask InitializeAsync()
    {
        (here, there) = (await WorkshopApp.StartAsync(), await WorkshopApp.StartAsync());
        (atHere, atThere) = (new TabbedBrowser(here, "http://localhost:5080", cookies), new TabbedBrowser(there, "http://localhost:5081", cookies));
    }

    public async ValueTask DisposeAsync()
    {
        atHere.Dispose();
        atThere.Dispose();
        await here.DisposeAsync();
        await there.DisposeAsync();
    }

    [Fact]
    public async Task Signing_in_or_out_at_one_leaves_the_other_as_it_was()
    {
        await atHere.SignInAsync();
        await atThere.SignInAsync();
        Assert.Equal(CompassWebApp.AdminEmail, await atHere.SignedInAsync());

        await atThere.SignOutAsync();

        Assert.Equal((CompassWebApp.AdminEmail, null), (await atHere.SignedInAsync(), await atThere.SignedInAsync()));
    }

    [Fact]
    public async Task A_form_that_is_open_at_one_still_goes_through_after_a_page_of_the_other()
    {
        var form = await atHere.OpenAsync("/account/sign-in");
        await atThere.OpenAsync("/account/sign-in");

        var answer = await atHere.SendAsync(
            form, "\"sign-in\"", ("Input.Email", CompassWebApp.AdminEmail), ("Input.Password", CompassWebApp.AdminPassword));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [Fact]
    public async Task Language_and_appearance_of_one_are_not_the_others()
    {
        await atHere.OpenAsync("/join?culture=nl&appearance=dark");

        var (own, other) = (await atHere.OpenAsync("/join"), await atThere.OpenAsync("/join"));

        Assert.Equal(("nl", "dark"), (own.Page.DocumentElement.GetAttribute("lang"), own.Page.DocumentElement.GetAttribute("data-theme")));
        Assert.Equal(("en", "system"), (other.Page.DocumentElement.GetAttribute("lang"), other.Page.DocumentElement.GetAttribute("data-theme")));
    }

    [Fact]
    public async Task A_phone_is_in_the_room_of_each()
    {
        await JoinAsync(atHere, here.Code);
        await JoinAsync(atThere, there.Code);

        Assert.Equal("/join/room", new Uri(new Uri("http://localhost"), (await atHere.OpenAsync("/join")).LeadsTo).AbsolutePath);
        Assert.Equal("/join/room", new Uri(new Uri("http://localhost"), (await atThere.OpenAsync("/join")).LeadsTo).AbsolutePath);
    }

    [Fact]
    public async Task No_cookie_has_the_name_of_one_of_the_others()
    {
        var names = new List<string>();
        foreach (var (browser, code) in new[] { (atHere, here.Code), (atThere, there.Code) })
        {
            await browser.OpenAsync("/join?culture=nl&appearance=dark");
            await JoinAsync(browser, code);
            await browser.SignInAsync();
            names.Add(string.Join(' ', cookies.GetAllCookies().Select(c => c.Name).Where(n => !names.Any(known => known.Contains(n, StringComparison.Ordinal)))));
        }

        Assert.All(names, own => Assert.Equal(6, own.Split(' ').Length));
    }

    private static async Task JoinAsync(TabbedBrowser browser, string code) =>
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(await browser.OpenAsync("/join"), "\"join\"", ("Input.Code", code))).Status);
}
