using System.Globalization;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Workshops.Phones.Rooms;

/// <summary>The forms of the room's page, as a phone without script sends them. Their tokens have been checked before.</summary>
public static class PhoneForms
{
    /// <summary>The field that says which form it is.</summary>
    public const string NameField = "_handler";

    /// <summary>The field of the token against forged forms.</summary>
    public const string TokenField = "__RequestVerificationToken";

    public const string Ballot = "ballot";
    public const string Leave = "leave";

    public static async Task ReceiveAsync(
        HttpContext context, [FromServices] RoomPage page, [FromServices] PhoneBallots ballots, [FromServices] ParticipantService participants)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        switch (form[NameField].ToString())
        {
            case Ballot:
                await CastAsync(context, page, ballots, Read(form));
                break;
            case Leave:
                await participants.LeaveAsync(PhoneCookie.Token(context), context.RequestAborted);
                PhoneCookie.Forget(context);
                context.Response.Redirect(JoinPage.Address);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    private static async Task CastAsync(HttpContext context, RoomPage page, PhoneBallots ballots, BallotInput input)
    {
        var outcome = await ballots.CastAsync(PhoneCookie.Token(context), input, context.RequestAborted);
        if (outcome is BallotOutcome.Accepted or BallotOutcome.Superseded)
        {
            context.Response.Redirect(RoomPage.Address);
            return;
        }

        context.AnswerAs(PhoneBallots.Status(outcome));
        await page.AnswerAsync(context, outcome == BallotOutcome.Closed ? PhoneStrings.TooLate : PhoneStrings.Invalid);
    }

    /// <summary>Nothing is refused here: a field that holds nothing sensible leaves a value that no ballot may have.</summary>
    private static BallotInput Read(IFormCollection form)
    {
        return new BallotInput
        {
            RoundId = Id(nameof(BallotInput.RoundId)),
            Key = Id(nameof(BallotInput.Key)),
            Sequence = int.TryParse(Text(nameof(BallotInput.Sequence)), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
            Choice = Text(nameof(BallotInput.Choice)),
            Confidence = Text(nameof(BallotInput.Confidence)),
            Abstain = bool.TryParse(Text(nameof(BallotInput.Abstain)), out var isAbstention) && isAbstention,
        };

        string Text(string name) => form[$"Input.{name}"].ToString();

        Guid Id(string name) => Guid.TryParse(Text(name), out var id) ? id : default;
    }
}
