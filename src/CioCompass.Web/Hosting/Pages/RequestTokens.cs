using System.Collections.Concurrent;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Tokens against forged forms for visitors. One is good for as long as the cookie that it belongs to, so a visitor who has the cookie gets the
/// same one again: to make it costs more than all the rest of a kept page.
/// </summary>
public sealed class RequestTokens(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    /// <summary>Tokens kept, some 500 bytes each; beyond that all are made anew.</summary>
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <param name="context">Without a user: a token of somebody who is signed in names that person.</param>
    /// <returns>Null without a cookie that holds good: then the framework has to answer, which gives out a new one.</returns>
    public string? Find(HttpContext context)
    {
        if (context.Request.Cookies[options.Value.Cookie.Name!] is not { } cookie)
        {
            return null;
        }

        return tokens.TryGetValue(cookie, out var known) ? known : New(context, cookie);
    }

    private string? New(HttpContext context, string cookie)
    {
        var made = antiforgery.GetTokens(context);
        if (made.CookieToken is not null || made.RequestToken is not { } token)
        {
            return null;
        }

        if (tokens.Count >= Capacity)
        {
            tokens.Clear();
        }

        tokens[cookie] = token;
        return token;
    }
}
