using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace CioCompass.Tests.Support.Http;

/// <summary>A browser without script whose tabs share their cookies, and which names the page that a form came from.</summary>
public sealed class TabbedBrowser : IDisposable
{
    private readonly HttpClient client;

    /// <param name="address">The one that is typed; several programs answer on one host at different ports.</param>
    /// <param name="cookies">Of another browser window; null for a browser of its own.</param>
    /// <param name="origin">What the browser says about where forms come from; null for the pages of the address.</param>
    public TabbedBrowser(CompassWebApp app, string address = "http://localhost", CookieContainer? cookies = null, string? origin = null)
    {
        Cookies = cookies ?? new CookieContainer();
        client = app.CreateDefaultClient(new Uri(address), new CookieContainerHandler(Cookies));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        client.DefaultRequestHeaders.Add("Origin", origin ?? address);
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a page in a tab, whether or not it is found.</summary>
    public async Task<Tab> OpenAsync(string address) => await TabAsync(address, await client.GetAsync(address, Cancel));

    /// <summary>Fills in and sends a form of an open tab.</summary>
    /// <param name="form">Some text of its HTML.</param>
    public async Task<Tab> SendAsync(Tab tab, string form, params (string Name, string Value)[] typed)
    {
        var sent = tab.Page.Forms.Single(f => f.OuterHtml.Contains(form, StringComparison.Ordinal));
        var fields = sent.QuerySelectorAll("input[type=hidden][name]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        var target = sent.GetAttribute("action") ?? tab.Address;
        using HttpContent content = sent.Enctype == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields);
        return await TabAsync(target, await client.PostAsync(target, content, Cancel));
    }

    public async Task SignInAsync(string email = CompassWebApp.AdminEmail, string password = CompassWebApp.AdminPassword)
    {
        var answer = await SendAsync(await OpenAsync("/account/sign-in"), "\"sign-in\"", ("Input.Email", email), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    public async Task SignOutAsync() => Assert.Equal("/", (await SendAsync(await OpenAsync("/account"), "/account/sign-out")).LeadsTo);

    /// <summary>Who the pages say is signed in; null for nobody.</summary>
    public async Task<string?> SignedInAsync() =>
        (await OpenAsync("/account/no-such-page")).Page.QuerySelector(".site-tools a[href='/account']")?.TextContent.Trim();

    public void Dispose() => client.Dispose();

    private static MultipartFormDataContent Multipart(Dictionary<string, string> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }

    private static async Task<Tab> TabAsync(string address, HttpResponseMessage response)
    {
        using (response)
        {
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
            return new Tab(address, response.StatusCode, response.Headers.Location?.ToString(), page);
        }
    }
}

/// <param name="LeadsTo">Where the answer redirects; null for a page.</param>
public sealed record Tab(string Address, HttpStatusCode Status, string? LeadsTo, IHtmlDocument Page)
{
    public string Title => Page.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Page.MainText();
}
