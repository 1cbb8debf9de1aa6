using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Workshops.Screens;

namespace CioCompass.Web.Features.Workshops.Phones.Rooms;

/// <summary>All that one answer to one phone says that other phones of the room are not told. It fills the gaps of the room's page, and is never kept.</summary>
/// <param name="FormToken">Against forged forms; the browser's own.</param>
/// <param name="BallotKey">New for each page, so that sending the same form twice counts once.</param>
/// <param name="NextSequence"><see cref="ParticipantView.NextSequence"/>.</param>
/// <param name="Ballot"><see cref="ParticipantView.Ballot"/>.</param>
/// <param name="Name">The phone's name in the room, in its language; null outside of a room.</param>
/// <param name="SecondsLeft">Seconds, not a time: a phone's clock may be wrong. Null without a timer.</param>
/// <param name="Problem">Of what the phone has just sent.</param>
/// <param name="UnknownLanguage">A sentence about a language that was asked for in vain.</param>
public sealed record PhoneOwn(
    string FormToken, Guid BallotKey, int NextSequence, BallotValue? Ballot, string? Name, int? SecondsLeft, string? Problem, string? UnknownLanguage)
{
    public static PhoneOwn Of(ParticipantView? view, string formToken, DateTime now, string? problem, string? unknownLanguage) => new(
        formToken,
        Guid.NewGuid(),
        view?.NextSequence ?? 1,
        view?.Ballot,
        view is null ? null : NameOf(view),
        view?.Room.Round?.TimerEndsAt is { } endsAt ? (int)Countdown.Left(endsAt, now).TotalSeconds : null,
        problem,
        unknownLanguage is null ? null : ShellStrings.UnknownLanguage.Fill(unknownLanguage));

    /// <summary>The name that was given, and by what the facilitator's list tells phones apart.</summary>
    private static string NameOf(ParticipantView view) =>
        view.DisplayName is { } name ? $"{name} · {view.Label}" : PhoneStrings.PhoneLabel.Fill(view.Label);
}
