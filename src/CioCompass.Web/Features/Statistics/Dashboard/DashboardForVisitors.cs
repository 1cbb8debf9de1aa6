using System.Globalization;
using System.Text.Encodings.Web;
using CioCompass.Core.Statistics;
using CioCompass.Web.Hosting.Pages;
using CioCompass.Web.Hosting.Preferences;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace CioCompass.Web.Features.Statistics.Dashboard;

/// <summary>
/// Shows visitors a dashboard that was made for another a moment ago. Only the nonce of its scripts is each answer's own. It goes without
/// the state that the framework hands to a circuit: a visitor's holds nothing but an antiforgery token, and no circuit draws a form for
/// visitors.
/// </summary>
public sealed class DashboardForVisitors(RequestDelegate next, KeptPages pages)
{
    /// <summary>Import map, the reader's zone, MudBlazor, Blazor.</summary>
    private const int Nonces = 4;

    /// <summary>
    /// Queries as the page's own links write them. The page repeats its address, and a reader's invention shall not fill the memory.
    /// </summary>
    private static readonly HashSet<string> Queries = [.. All()];

    public async Task InvokeAsync(HttpContext context)
    {
        var query = context.Request.QueryString.Value ?? "";
        if (context.Request.Path != "/" || !Queries.Contains(query) || !Visitors.IsVisit(context))
        {
            await next(context);
            return;
        }

        var key = (query, CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name, Appearance.Of(context));
        if (pages.Find(key) is { } page)
        {
            context.Response.Headers["blazor-enhanced-nav"] = "allow";
            var nonce = Nonce(context);
            await page.AnswerAsync(context, _ => nonce);
            return;
        }

        var version = pages.ContentVersion;
        if (await CapturedPage.AnswerAsync(context, next) is { } html
            && NoncesOf(html, Nonce(context)) is { Count: Nonces } gaps)
        {
            pages.Keep(key, new KeptPage(html, gaps), version);
        }
    }

    private static List<(Range Place, string Gap)> NoncesOf(string html, string nonce)
    {
        var gaps = new List<(Range, string)>();
        for (var at = html.IndexOf(nonce, StringComparison.Ordinal); at >= 0; at = html.IndexOf(nonce, at + nonce.Length, StringComparison.Ordinal))
        {
            gaps.Add((at..(at + nonce.Length), nameof(nonce)));
        }

        return gaps;
    }

    private static string Nonce(HttpContext context) => $"nonce=\"{HtmlEncoder.Default.Encode(context.GetNonce())}\"";

    private static IEnumerable<string> All()
    {
        const string table = $"{DashboardView.ViewKey}={DashboardView.Table}";
        yield return "";
        yield return $"?{table}";
        foreach (var audience in Audiences.Keys.Select(k => $"{DashboardView.AudienceKey}={k}"))
        {
            yield return $"?{audience}";
            yield return $"?{audience}&{table}";
            yield return $"?{table}&{audience}";
        }
    }
}
