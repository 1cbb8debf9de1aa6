using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CioCompass.Core.Workshops;
using CioCompass.Web.Hosting;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Antiforgery;

namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>
/// When a round opens, every phone of the room asks for the same ballot within a second. It is made once; what goes into it for each
/// phone is the time left, the token against forged forms, the key of the ballot and the name. A phone that has voted already sees its own
/// choice and gets a page of its own, as does everybody who is signed in.
/// </summary>
public sealed partial class RoomForPhones(
    RequestDelegate next, KeptPages pages, ParticipantService participants, IAntiforgery antiforgery, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var asks = context.Request.Path == RoomPage.Address && !context.Request.QueryString.HasValue && Visitors.IsVisit(context, PhoneCookie.Name);
        var view = asks ? await participants.ViewAsync(PhoneCookie.Token(context), context.RequestAborted) : null;
        if (view?.Round is not { TakesBallots: true, Own: null, NextSequence: 1 } round)
        {
            await next(context);
            return;
        }

        var key = (view.Version, round.Id, round.TimerEndsAt, CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name,
            Appearance.Of(context));
        if (pages.Find(key) is { } page)
        {
            await page.AnswerAsync(context, [.. Fillings(context, view, round)]);
            return;
        }

        var version = pages.ContentVersion;
        if (await CapturedPage.AnswerAsync(context, next) is { } html && PiecesOf(html, view, round) is { } pieces)
        {
            pages.Keep(key, new KeptPage(pieces), version);
        }
    }

    /// <returns>Null for a page that is not the one that was meant, because the round or this phone's ballot changed meanwhile.</returns>
    private static List<string>? PiecesOf(string html, ParticipantView view, ParticipantRound round)
    {
        var gaps = Gap().Matches(html);
        string[] expected = [.. round.TimerEndsAt is null ? [] : new[] { "seconds" }, "token", "key", "token", "name"];
        if (!html.Contains($"data-version=\"{view.Version}\" data-round=\"{round.Id}\" data-next=\"1\"", StringComparison.Ordinal)
            || !gaps.Select(g => g.Groups.Values.Skip(1).Single(group => group.Success).Name).SequenceEqual(expected))
        {
            return null;
        }

        var pieces = new List<string>();
        var from = 0;
        foreach (Match gap in gaps)
        {
            pieces.Add(html[from..gap.Index]);
            from = gap.Index + gap.Length;
        }

        return [.. pieces, html[from..]];
    }

    private IEnumerable<string> Fillings(HttpContext context, ParticipantView view, ParticipantRound round)
    {
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        if (round.TimerEndsAt is { } endsAt)
        {
            yield return ((int)Countdown.Left(endsAt, clock.GetUtcNow().UtcDateTime).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        yield return token;
        yield return Guid.NewGuid().ToString();
        yield return token;
        yield return HtmlEncoder.Default.Encode(view.DisplayName ?? "");
    }

    [GeneratedRegex("""
        (?<=data-seconds=")(?<seconds>[^"]*)|(?<=name="__RequestVerificationToken"\ value=")(?<token>[^"]*)|(?<=name="Input\.Key"\ value=")(?<key>[^"]*)|(?<=<span\ class="muted\ small">)(?<name>[^<]*)(?=</span>)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Gap();
}
