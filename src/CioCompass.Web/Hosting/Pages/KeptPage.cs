using System.Buffers;
using System.Text;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>A page's HTML without what is one answer's own, ready to be sent.</summary>
/// <typeparam name="TGap">Tells the gaps apart.</typeparam>
public sealed class KeptPage<TGap>
{
    private readonly List<(byte[] Before, TGap Gap)> parts = [];
    private readonly byte[] rest;

    /// <param name="html">Of the whole page.</param>
    /// <param name="gaps">Where in it what is that answer's own stands, in order, and what it is called.</param>
    public KeptPage(string html, IEnumerable<(Range Place, TGap Gap)> gaps)
    {
        var from = 0;
        foreach (var (place, gap) in gaps)
        {
            parts.Add((Encoding.UTF8.GetBytes(html[from..place.Start.Value]), gap));
            from = place.End.Value;
        }

        rest = Encoding.UTF8.GetBytes(html[from..]);
    }

    /// <summary>All that is kept of the page, with nothing in its gaps.</summary>
    public string Shared => string.Concat(parts.Select(p => p.Before).Append(rest).Select(Encoding.UTF8.GetString));

    /// <summary>Answers with the page; as pages that carry a token are answered, nobody may keep it.</summary>
    /// <param name="fill">Gives the HTML for a gap; asked for each in order.</param>
    public async Task AnswerAsync(HttpContext context, Func<TGap, string> fill)
    {
        var fillings = parts.ConvertAll(p => fill(p.Gap));
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store, max-age=0";
        response.Headers.Pragma = "no-cache";
        response.ContentLength = rest.Length + parts.Sum(p => p.Before.Length) + fillings.Sum(Encoding.UTF8.GetByteCount);
        var writer = response.BodyWriter;
        for (var i = 0; i < parts.Count; i++)
        {
            writer.Write(parts[i].Before);
            Encoding.UTF8.GetBytes(fillings[i], writer);
        }

        writer.Write(rest);
        await writer.FlushAsync(context.RequestAborted);
    }
}
