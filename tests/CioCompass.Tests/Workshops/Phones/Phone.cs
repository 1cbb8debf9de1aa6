using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>A page as a phone got it.</summary>
public sealed record PhonePage(HttpStatusCode Status, string Address, IHtmlDocument Document)
{
    public string Text => Document.MainText();

    /// <summary>The forms' fields, as a browser would send them untouched.</summary>
    public Dictionary<string, string> Fields(string form) => Document.Forms.Single(f => f.InnerHtml.Contains($"value=\"{form}\"", StringComparison.Ordinal))
        .QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
}

/// <summary>A participant's phone over HTTP, with cookies of its own: by its forms as without script, by JSON as with it.</summary>
public sealed class Phone(HttpClient client) : IDisposable
{
    public Phone(CompassWebApp app, string language)
        : this(app.CreateClient()) => Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

    public HttpClient Client { get; } = client;

    public async Task<PhonePage> OpenAsync(string address) => await PageAsync(await Client.GetAsync(address));

    public Task<PhonePage> RoomAsync() => OpenAsync("/join/room");

    public async Task<PhonePage> JoinAsync(string code, string? name = null)
    {
        var fields = (await OpenAsync("/join")).Fields("join");
        (fields["Input.Code"], fields["Input.Name"]) = (code, name ?? "");
        return await PostAsync("/join", fields);
    }

    /// <summary>Chooses and sends, without script.</summary>
    public async Task<PhonePage> VoteByFormAsync(string choice, PhonePage? seen = null)
    {
        var fields = (seen ?? await RoomAsync()).Fields("ballot");
        fields["Input.Choice"] = choice;
        return await PostAsync("/join/room", fields);
    }

    public async Task<PhonePage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        await PageAsync(await Client.PostAsync(address, new FormUrlEncodedContent(fields)));

    /// <summary>As the script sends it; the page is fetched for its antiforgery token.</summary>
    public async Task<HttpResponseMessage> VoteAsync(object ballot) => await VoteAsync(ballot, await TokenAsync());

    public async Task<string> TokenAsync() =>
        (await RoomAsync()).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public async Task<HttpResponseMessage> VoteAsync(object ballot, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/join/ballot") { Content = JsonContent.Create(ballot) };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await Client.SendAsync(request);
    }

    public void Dispose() => Client.Dispose();

    public static async Task<PhonePage> PageAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            return new PhonePage(response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, document);
        }
    }
}
