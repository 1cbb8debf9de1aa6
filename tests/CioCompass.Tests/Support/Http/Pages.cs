using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CioCompass.Tests.Support.Http;

/// <summary>Pages as a reader without JavaScript gets them.</summary>
internal static class Pages
{
    public static async Task<(HttpStatusCode Status, IHtmlDocument Page)> ReadAsync(
        this CompassWebApp app, string address, string language = "en")
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await client.GetAsync(address);
        return (response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>All the text of the main part, with every run of white space as one space.</summary>
    public static string MainText(this IHtmlDocument page) => Plain(page.QuerySelector("main")!.TextContent);

    /// <summary>No-break spaces stay: they are part of what is tested.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
