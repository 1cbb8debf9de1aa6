using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects and refreshes, posts forms.</summary>
internal sealed class SignOnReader : IDisposable
{
    private readonly HttpClient client;

    /// <param name="forwardedFor">What a proxy would write, or somebody who pretends to be one.</param>
    public SignOnReader(string address, string language = "en", string? forwardedFor = null)
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Add("Origin", new Uri(address).GetLeftPart(UriPartial.Authority));
        if (forwardedFor is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        }
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every address that was asked for, the last one being that of <see cref="Page"/>.</summary>
    public List<Uri> Visited { get; } = [];

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the reader is, without the host.</summary>
    public string Place => Visited[^1].PathAndQuery;

    public string Text => Page.QuerySelector("main")!.TextContent;

    public bool IsSignedIn => Page.QuerySelector("form[action='/account/sign-out']") is not null;

    public Task OpenAsync(string address) => GoAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>From the sign-in page to wherever it ends.</summary>
    public async Task SignOnAsync(string returnUrl = "/questions")
    {
        await OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        await PostAsync("form[action='/account/single-sign-on']");
    }

    public async Task SignInWithPasswordAsync(string email, string password)
    {
        await OpenAsync("/account/sign-in");
        await PostAsync("form:has(input[type=password])", ("Input.Email", email), ("Input.Password", password));
    }

    public Task PostAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = (IHtmlFormElement)Page.QuerySelector(selector)!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : Place;
        return GoAsync(new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent(fields) });
    }

    public void Dispose() => client.Dispose();

    private async Task GoAsync(HttpRequestMessage request)
    {
        for (var steps = 0; steps < 10; steps++)
        {
            using var asked = request;
            using var response = await client.SendAsync(asked);
            var at = new Uri(client.BaseAddress!, asked.RequestUri!);
            Visited.Add(at);
            Status = response.StatusCode;
            Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            var next = response.Headers.Location?.ToString()
                ?? Page.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content")?.Split("url=", 2)[1];
            if (next is null)
            {
                return;
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(at, next));
        }

        Assert.Fail($"{Visited[^1]} leads on and on.");
    }
}
