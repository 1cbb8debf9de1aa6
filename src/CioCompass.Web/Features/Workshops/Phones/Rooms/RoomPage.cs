using System.Globalization;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Hosting.Pages;
using CioCompass.Web.Hosting.Preferences;
using CioCompass.Web.Hosting.Styles;
using Microsoft.AspNetCore.Antiforgery;

namespace CioCompass.Web.Features.Workshops.Phones.Rooms;

/// <summary>
/// The current round on a phone. When a round opens or is revealed the whole room asks at once for what is the same for all: that is rendered
/// once and kept (<see cref="RoomDocument"/>), and what is this phone's own (<see cref="PhoneOwn"/>) is put into its gaps. The script swaps
/// the page's content for a new one when the round changes.
/// </summary>
public sealed class RoomPage(
    ParticipantService participants, SharedPages shared, KeptPages kept, StyleSheets styles, RequestTokens tokens, IAntiforgery antiforgery,
    TimeProvider clock)
{
    public const string Address = "/join/room";

    /// <param name="context">Without a user (<see cref="PhoneEndpoints.UsePhonesWithoutAccount"/>).</param>
    /// <param name="problem">Of what the phone has just sent.</param>
    public async Task AnswerAsync(HttpContext context, string? problem = null)
    {
        // Looked at before the room is: content that is published meanwhile is not on the page.
        var version = kept.ContentVersion;
        var view = await participants.ViewAsync(PhoneCookie.Token(context), context.RequestAborted);
        var page = await PageAsync(view?.Room, Appearance.Of(context), version);
        var token = tokens.Find(context) ?? antiforgery.GetAndStoreTokens(context).RequestToken!;
        var own = PhoneOwn.Of(view, token, clock.GetUtcNow().UtcDateTime, problem, ReaderLanguage.Unknown(context));
        await page.AnswerAsync(context, gap => gap.Html(own));
    }

    private async ValueTask<KeptPage<PageGap<PhoneOwn>>> PageAsync(RoomView? room, string appearance, long version)
    {
        var key = (room?.WorkshopId, room?.Version, room?.OrganisationName, room?.Round?.Id, room?.Round?.Status, CultureInfo.CurrentCulture.Name,
            CultureInfo.CurrentUICulture.Name, appearance);
        if (kept.Find<PageGap<PhoneOwn>>(key) is { } page)
        {
            return page;
        }

        var made = await shared.RenderAsync<RoomDocument, PhoneOwn>(new()
        {
            [nameof(RoomDocument.Room)] = room,
            [nameof(RoomDocument.Appearance)] = appearance,
            [nameof(RoomDocument.Styles)] = styles.AddressOf(StyleSheet.Phone),
        });
        kept.Keep(key, made, version);
        return made;
    }
}
