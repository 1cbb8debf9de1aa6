using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Hosting.Pages;
using CioCompass.Web.Hosting.Preferences;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>
/// Shows phones a page of their room that was made for another phone a moment ago: when a round opens or is revealed, the whole room asks at
/// once for what is the same for all. What is one phone's own is filled in; the page of a phone that has voted is made for it alone, and
/// never kept.
/// </summary>
public sealed partial class RoomForPhones(
    RequestDelegate next, KeptPages pages, RequestTokens tokens, ParticipantService participants, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path != RoomPage.Address || context.Request.QueryString.HasValue
            || !Visitors.IsVisit(context, PhoneCookie.Name(context)) || tokens.Find(context) is not { } token)
        {
            await next(context);
            return;
        }

        var version = pages.ContentVersion;
        var view = await participants.ViewAsync(PhoneCookie.Token(context), context.RequestAborted);
        if (Key(context, view) is { } key && pages.Find(key) is { } page)
        {
            await page.AnswerAsync(context, gap => Filling(gap, view!, token));
            return;
        }

        // The key is of the view that was shown: this phone may have voted since it was read here.
        if (await CapturedPage.AnswerAsync(context, next) is { } html && Key(context, RoomPage.ShownIn(context)) is { } shown)
        {
            pages.Keep(shown, new KeptPage(html, GapsOf(html)), version);
        }
    }

    private static object? Key(HttpContext context, ParticipantView? view) =>
        view is null or { Round: { Own: not null } or { NextSequence: > 1 } }
            ? null
            : (view.WorkshopId, view.Version, view.OrganisationName, view.Round?.Id, view.Round?.Status, CultureInfo.CurrentCulture.Name,
                CultureInfo.CurrentUICulture.Name, Appearance.Of(context));

    private static IEnumerable<(Range Place, string Gap)> GapsOf(string html) =>
        from found in Own().Matches(html)
        let gap = found.Groups.Values.Skip(1).Single(g => g.Success)
        select (gap.Index..(gap.Index + gap.Length), gap.Name);

    /// <summary>Quotes and brackets of what people wrote are encoded, so that nothing of theirs looks like one of these places.</summary>
    [GeneratedRegex("""
        name="__RequestVerificationToken" value="(?<token>[^"]*)"|name="Input\.Key" value="(?<key>[^"]*)"|data-seconds="(?<seconds>[^"]*)"|<span id="display-name"[^>]*>(?<name>[^<]*)<
        """)]
    private static partial Regex Own();

    private string Filling(string gap, ParticipantView view, string token) => gap switch
    {
        nameof(token) => token,
        "key" => Guid.NewGuid().ToString(),
        "seconds" => RoomPage.SecondsLeft(view.Round, clock)?.ToString(CultureInfo.InvariantCulture) ?? "",
        "name" => HtmlEncoder.Default.Encode(RoomPage.NameOf(view)),
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "No such place on the page."),
    };
}
